import { _, type Code, type CodeKeywordDefinition, type KeywordCxt, type Name } from 'ajv'
import type { Ajv2020 } from 'ajv/dist/2020.js'

const DAY =
  /^\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)$/
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/
/** What nearly every date in practice looks like, and always is valid: the last days of a month only where all have them. */
const COMMON: Record<string, RegExp> = {
  date: DAY,
  'date-time': new RegExp(`${DAY.source.slice(0, -1)}T${TIME.source.slice(1)}`),
}

/**
 * Lets a validator ask a cheap question first and the full one only where that does not settle it; it accepts the same
 * values. Splitting dates and counting characters took most of the time that a page of records takes to validate.
 */
export function quickenStrings(ajv: Ajv2020): void {
  for (const [format, common] of Object.entries(COMMON)) quickenFormat(ajv, format, common)
  quickenLength(
    ajv,
    'maxLength',
    ({ data, limit, counted }) => _`${data}.length > ${limit} && ${counted} > ${limit}`,
  )
  quickenLength(
    ajv,
    'minLength',
    ({ data, limit, counted }) => _`${data}.length < 2 * ${limit} && ${counted} < ${limit}`,
  )
}

function quickenFormat(ajv: Ajv2020, format: string, common: RegExp): void {
  const full = ajv.formats[format]
  if (typeof full !== 'object' || full instanceof RegExp || typeof full.validate !== 'function') return
  const validate = full.validate as (text: string) => boolean
  ajv.addFormat(format, { validate: (text: string) => common.test(text) || validate(text) })
}

/** What a keyword fails on, in the code that a schema is compiled to. */
type Failing = (terms: { data: Name; limit: KeywordCxt['schemaCode']; counted: Code }) => Code

/** A character outside the basic plane is two UTF-16 units: a text has at most as many characters as units, and at least half. */
function quickenLength(ajv: Ajv2020, keyword: string, failing: Failing): void {
  const full = ajv.getKeyword(keyword) as CodeKeywordDefinition
  ajv.removeKeyword(keyword)
  ajv.addKeyword({
    ...full,
    keyword,
    $data: false,
    code: (context) => {
      const { gen, data, schemaCode: limit } = context
      const counted = _`${gen.scopeValue('func', { ref: countCharacters })}(${data})`
      context.fail(failing({ data, limit, counted }))
    },
  })
}

/** Code points, as JSON Schema counts the length of a text (2020-12 validation, section 6.3.1). */
function countCharacters(text: string): number {
  return Array.from(text).length
}
