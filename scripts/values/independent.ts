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

import { isObject } from '../../src/model/json.ts'
import { walk } from '../../src/spec/document/grammar.ts'
import { ASSERTIONS } from '../../src/spec/validation/keywords.ts'

type Document = Record<string, unknown>

/**
 * Judges values by a validator of other people's making, with formats of its own and OpenAPI 3.0 as it is. What it shares with
 * ours is what neither looks at: unsound parts of a schema, and demands of the other direction.
 */
export interface Independent {
  accepts(pointer: string, value: unknown): Promise<boolean>
  close(): void
}

const KEYWORD_30 = 'https://json-schema.org/keyword/draft-04/format'
const KEYWORD_31 = 'https://json-schema.org/keyword/draft-2020-12/format'

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
  addFormat({ id: `https://formats.invalid/${format}`, handler })
  setFormatHandler(KEYWORD_31, format, `https://formats.invalid/${format}`)
}
// The dialect of 3.0 knows the formats of draft 4 alone.
for (const format of FORMATS) {
  const home = Object.hasOwn(NUMBERS_AND_BYTES, format)
    ? 'https://formats.invalid'
    : 'https://json-schema.org/format'
  setFormatHandler(KEYWORD_30, format, `${home}/${format}`)
}

/** What OpenAPI 3.0 has of JSON Schema; the validator stumbles over anything else. */
const KEYWORDS_30 = new Set([
  ...['$ref', 'type', 'enum', 'format', 'pattern', 'required', 'nullable', 'discriminator', 'not'],
  ...['allOf', 'anyOf', 'oneOf', 'items', 'properties', 'additionalProperties', 'multipleOf', 'uniqueItems'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'minLength', 'maxLength'],
  ...['minItems', 'maxItems', 'minProperties', 'maxProperties'],
])

/** The document without what a validator stumbles over, and what ours leaves unchecked with a warning. */
function asDialect(document: Document, is30: boolean): Document {
  const copy = structuredClone(document)
  walk({ kind: 'document', node: copy, tokens: [] }, ({ kind, node }) => {
    if (kind !== 'schemas') return
    for (const [keyword, value] of Object.entries(node)) {
      const isFlag = is30 && keyword.startsWith('exclusive')
      const isUnsound =
        !isFlag && Object.hasOwn(ASSERTIONS, keyword) && ASSERTIONS[keyword]?.(value) !== undefined
      const isForeign = is30 ? !KEYWORDS_30.has(keyword) : keyword === '$schema'
      if (isForeign || isUnsound || (keyword === 'format' && !FORMATS.has(String(value))))
        delete node[keyword]
    }
  })
  if (isObject(copy.paths))
    copy.paths = Object.fromEntries(
      Object.entries(copy.paths).map(([path, item]) => [withoutHash(path), item]),
    )
  return copy
}

/** The validator finds nothing below a name with a `#`, encoded or not. */
function withoutHash(text: string): string {
  return text.replaceAll('#', '__')
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
      const address = `${uri}#${withoutHash(pointer).split('/').map(encodeURIComponent).join('/')}`
      const validator = compiled.get(pointer) ?? validate(address)
      compiled.set(pointer, validator)
      return (await validator)(value as never).valid
    },
    close: () => unregisterSchema(uri),
  }
}
