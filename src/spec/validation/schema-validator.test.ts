import { expect, test } from 'vitest'
import type { Flaw } from './schema-copy.ts'
import { SchemaValidator } from './schema-validator.ts'

test('a schema that does not compile is told once, with its place, and demands nothing', () => {
  const broken = { type: 'no-such-type' }
  const content = { x: broken }
  const flaws: Flaw[] = []
  const copy = { content, origins: new WeakMap([[broken, '/x']]), flaws: [], excesses: [] }
  const validator = new SchemaValidator(copy, content, (flaw) => flaws.push(flaw))
  expect([validator.at('/x', 1), validator.at('/x', 2)]).toEqual([[], []])
  expect(flaws).toEqual([{ pointer: '/x', message: expect.stringMatching(/^the schema does not compile: /) }])
})
