import { fullFormats } from 'ajv-formats/dist/formats.js'
import { isObject } from '../../model/json.ts'

/** What keeps a keyword from being checked; undefined where its value is sound. */
type Soundness = (value: unknown) => string | undefined

const TYPES = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'])

/** Keywords of JSON Schema 2020-12 that demand something, apart from those that hold schemas. */
export const ASSERTIONS: Record<string, Soundness> = {
  type: (value) => {
    const unknown = [value].flat().filter((name) => typeof name !== 'string' || !TYPES.has(name))
    return unknown.length > 0
      ? `type ${unknown.map((name) => JSON.stringify(name)).join(', ')} is not known`
      : undefined
  },
  enum: (value) => (Array.isArray(value) && value.length > 0 ? undefined : '"enum" must be a list of values'),
  const: () => undefined,
  format: (value) =>
    typeof value === 'string' && Object.hasOwn(fullFormats, value)
      ? undefined
      : `format ${JSON.stringify(value)} is not known`,
  pattern: (value) => (typeof value === 'string' ? patternProblem(value) : '"pattern" must be a text'),
  required: (value) => (isTextList(value) ? undefined : '"required" must be a list of names'),
  dependentRequired: (value) =>
    isObject(value) && Object.values(value).every(isTextList)
      ? undefined
      : '"dependentRequired" must hold lists of names',
  multipleOf: (value) =>
    typeof value === 'number' && value > 0 ? undefined : '"multipleOf" must be above zero',
  maximum: isNumber('maximum'),
  minimum: isNumber('minimum'),
  exclusiveMaximum: isNumber('exclusiveMaximum'),
  exclusiveMinimum: isNumber('exclusiveMinimum'),
  maxLength: isCount('maxLength'),
  minLength: isCount('minLength'),
  maxItems: isCount('maxItems'),
  minItems: isCount('minItems'),
  maxContains: isCount('maxContains'),
  minContains: isCount('minContains'),
  maxProperties: isCount('maxProperties'),
  minProperties: isCount('minProperties'),
  uniqueItems: (value) => (typeof value === 'boolean' ? undefined : '"uniqueItems" must be true or false'),
}

/** What is made at most: a sandbox would hold more of it in every record, and a request would take minutes. */
const MADE: Record<string, number> = {
  minLength: 100_000,
  minItems: 1000,
  minContains: 1000,
  minProperties: 1000,
}

/** Whether a schema demands a value that is larger than any that is made. */
export function isExcessive(keyword: string, value: unknown): boolean {
  return typeof value === 'number' && value > (MADE[keyword] ?? Number.POSITIVE_INFINITY)
}

/** Keywords that tell people something and demand nothing; formats of content are not asserted (2020-12 section 8). */
export const ANNOTATIONS = new Set([
  ...[
    'title',
    'description',
    'default',
    'example',
    'examples',
    'deprecated',
    'readOnly',
    'writeOnly',
    '$comment',
  ],
  ...[
    'xml',
    'externalDocs',
    'discriminator',
    'contentEncoding',
    'contentMediaType',
    'contentSchema',
    '$schema',
  ],
])

/** Why a pattern is not checked: JSON Schema wants it to be valid with the `u` flag. */
export function patternProblem(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u')
    return undefined
  } catch {
    return `pattern ${JSON.stringify(pattern)} is not a valid Unicode regular expression`
  }
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function isNumber(keyword: string): Soundness {
  return (value) =>
    typeof value === 'number' && Number.isFinite(value) ? undefined : `"${keyword}" must be a number`
}

function isCount(keyword: string): Soundness {
  return (value) =>
    Number.isInteger(value) && Number(value) >= 0 ? undefined : `"${keyword}" must be a whole number`
}
