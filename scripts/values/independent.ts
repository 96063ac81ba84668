import { addFormat, setFormatHandler } from '@hyperjump/json-schema/experimental'
import '@hyperjump/json-schema/formats'
import {
  registerSchema,
  setShouldValidateFormat,
  setShouldValidateSchema,
  unregisterSchema,
  validate,
} from '@hyperjump/json-schema/openapi-3-1'
import '@hyperjump/json-schema/openapi-3-0'

import { walk } from '../../src/spec/document/grammar.ts'

type Document = Record<string, unknown>

/** Judges values by a validator that shares nothing with ours: neither compiler nor formats, nor what 3.0 is turned into. */
export interface Independent {
  accepts(pointer: string, value: unknown): Promise<boolean>
  close(): void
}

const FORMAT_KEYWORDS = [
  'https://json-schema.org/keyword/format',
  'https://json-schema.org/keyword/draft-04/format',
]

/** Formats of the OpenAPI registry that say more than the type does. */
const NUMBERS_AND_BYTES: Record<string, (value: unknown) => boolean> = {
  int32: (value) => typeof value !== 'number' || (value | 0) === value,
  int64: (value) => typeof value !== 'number' || Number.isInteger(value),
  byte: (value) => typeof value !== 'string' || /^[A-Za-z0-9+/]*={0,2}$/.test(value),
  url: (value) => typeof value !== 'string' || URL.canParse(value),
}

const FORMATS = new Set([
  ...[
    'date-time',
    'date',
    'time',
    'duration',
    'email',
    'idn-email',
    'hostname',
    'idn-hostname',
    'ipv4',
    'ipv6',
  ],
  ...['uri', 'uri-reference', 'iri', 'iri-reference', 'uuid', 'uri-template', 'json-pointer'],
  ...['relative-json-pointer', 'regex', ...Object.keys(NUMBERS_AND_BYTES)],
])

// Real documents are not always sound; what is not is not the values' matter.
setShouldValidateSchema(false)
setShouldValidateFormat(true)
for (const [format, handler] of Object.entries(NUMBERS_AND_BYTES)) {
  const id = `https://formats.invalid/${format}`
  addFormat({ id, handler })
  for (const keyword of FORMAT_KEYWORDS) setFormatHandler(keyword, format, id)
}

/** What OpenAPI 3.0 has of JSON Schema; the validator stumbles over anything else. */
const KEYWORDS_30 = new Set([
  ...['$ref', 'type', 'enum', 'format', 'pattern', 'required', 'nullable', 'discriminator', 'not'],
  ...['allOf', 'anyOf', 'oneOf', 'items', 'properties', 'additionalProperties', 'multipleOf', 'uniqueItems'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'minLength', 'maxLength'],
  ...['minItems', 'maxItems', 'minProperties', 'maxProperties'],
])

function asDialect(document: Document, is30: boolean): Document {
  const copy = structuredClone(document)
  walk({ kind: 'document', node: copy, tokens: [] }, ({ kind, node }) => {
    if (kind !== 'schemas') return
    if (is30) for (const keyword of Object.keys(node)) if (!KEYWORDS_30.has(keyword)) delete node[keyword]
    if (typeof node.format === 'string' && !FORMATS.has(node.format)) delete node.format
  })
  return copy
}

let opened = 0

/** A bundled document of OpenAPI 3.0 or 3.1, each read in its own dialect. */
export function independentOf(document: Document): Independent {
  opened += 1
  const uri = `https://documents.invalid/${opened}`
  const is30 = String(document.openapi).startsWith('3.0')
  const dialect = is30
    ? 'https://spec.openapis.org/oas/3.0/dialect'
    : 'https://spec.openapis.org/oas/3.1/dialect/base'
  // biome-ignore lint/suspicious/noExplicitAny: a document is no schema to its types, only to its references
  registerSchema(asDialect(document, is30) as any, uri, dialect)
  const compiled = new Map<string, ReturnType<typeof validate>>()
  return {
    async accepts(pointer, value) {
      const address = `${uri}#${encodeURI(pointer)}`
      const validator = compiled.get(pointer) ?? validate(address)
      compiled.set(pointer, validator)
      return (await validator)(value as never).valid
    },
    close: () => unregisterSchema(uri),
  }
}
