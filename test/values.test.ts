import { globSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exampleDocuments } from '../scripts/values/examples.ts'
import { survey } from '../scripts/values/survey.ts'
import { loadDocument } from '../src/spec/load-document.ts'

/** `node scripts/values.ts` does the same with 10,000 valid bodies for each document. */
const EXAMPLES = ['discriminators', 'schema-circular', 'schema-types', 'complex-nesting', 'train-travel']

/** Bodies of two types at once, and of two branches that are the same. */
const FULFILLED_BY_NOTHING =
  /^(PUT|PATCH) \/anything\/quirks\/polymorphism: |^POST \/potentially-undefined-formData: /

describe('what is made for the bodies and parameters of', () => {
  it.each([
    ...globSync('specs/*/openapi.yaml').map((file) => [file, 400] as const),
    ...exampleDocuments(EXAMPLES, '3')
      .filter((file) => file.endsWith('.json'))
      .map((file) => [file, 60] as const),
  ])('%s is judged alike by a validator that is not ours', async (file, samples) => {
    const { valid, boundary, invalid, unmade, disputed } = await survey(await loadDocument(file), {
      samples,
      seed: 5,
    })
    expect(disputed).toEqual([])
    expect(valid.confirmed / valid.made).toBeGreaterThanOrEqual(0.999)
    expect(boundary.confirmed / boundary.made).toBeGreaterThanOrEqual(0.999)
    expect(invalid.confirmed).toBe(invalid.made)
    expect(unmade.filter((line) => !FULFILLED_BY_NOTHING.test(line))).toEqual([])
    expect(Math.min(valid.made, boundary.made, invalid.made)).toBeGreaterThan(0)
  })
})
