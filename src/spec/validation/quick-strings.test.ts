import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quickenStrings } from './quick-strings.ts'

function validatorOf(schema: object, tune: (ajv: Ajv2020) => void) {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  tune(ajv)
  return ajv.compile({ type: 'string', ...schema })
}

/** What each accepts and says, as a list to compare. */
function both(schema: object) {
  const full = validatorOf(schema, () => {})
  const quick = validatorOf(schema, quickenStrings)
  return (text: string) =>
    void expect([text, quick(text), quick.errors]).toEqual([text, full(text), full.errors])
}

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
const instants = fc
  .tuple(
    digits(4),
    digits(2),
    digits(2),
    fc.constantFrom('T', 't', ' ', ''),
    digits(2),
    digits(2),
    digits(2),
    fc.constantFrom('', '.5'),
    fc.constantFrom('Z', 'z', '', '+01:00', '-0830'),
  )
  .map(
    ([year, month, day, by, hour, minute, second, fraction, zone]) =>
      `${year}-${month}-${day}${by}${hour}:${minute}:${second}${fraction}${zone}`,
  )
const days = [...Array(14).keys()].flatMap((month) =>
  [...Array(33).keys()].flatMap((day) =>
    ['2023', '2024', '1900', '2000'].map(
      (year) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    ),
  ),
)

test('a quick date-time accepts exactly what the full one accepts', () => {
  const compare = both({ format: 'date-time' })
  fc.assert(fc.property(instants, compare), { seed: 1, numRuns: 2000 })
  for (const day of days) compare(`${day}T00:00:00Z`)
  for (const text of ['2026-03-01T23:59:60Z', '2026-03-01T24:00:00Z', '2026-03-01T08:00:00Z\n']) compare(text)
})

test('a quick date accepts exactly what the full one accepts', () => {
  const compare = both({ format: 'date' })
  for (const day of days) compare(day)
  for (const text of ['', '2026-3-1', '2026-03-01Z', '2026-03-01\n', '02026-03-01']) compare(text)
})

test.each([
  { maxLength: 3 },
  { minLength: 2 },
  { minLength: 1, maxLength: 2 },
  { maxLength: 0 },
  { minLength: 0 },
])('a quick length %j counts characters as the full one does, and fails with the same words', (schema) => {
  const compare = both(schema)
  const characters = fc.array(fc.constantFrom('a', 'é', '😀', '\ud83d', '\ude00'), { maxLength: 7 })
  fc.assert(
    fc.property(
      characters.map((parts) => parts.join('')),
      compare,
    ),
    { seed: 1, numRuns: 500 },
  )
})

test('a date of the common kind is not split', () => {
  let asked = 0
  const quick = validatorOf({ format: 'date-time' }, (ajv) => {
    ajv.addFormat('date-time', { validate: () => ++asked > 0 })
    quickenStrings(ajv)
  })
  expect([quick('2026-02-28T12:00:00.123Z'), asked]).toEqual([true, 0])
  expect([quick('2026-02-29T12:00:00Z'), asked]).toEqual([true, 1])
})
