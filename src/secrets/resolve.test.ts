import { expect, test } from 'vitest'
import { referenceProblem, resolveSecret } from './resolve.ts'

const io = { env: (name: string) => ({ TOKEN: 's3cret', EMPTY: '' })[name] }

test('a reference to a variable gives its value', async () => {
  expect((await resolveSecret('env:TOKEN', io)).reveal()).toBe('s3cret')
})

test.each([
  ['env:ABSENT', 'The secret env:ABSENT is not there. Set it, then run again.'],
  ['env:EMPTY', 'The secret env:EMPTY is empty. Set it, then run again.'],
])('a reference to nothing is refused by its name: %s', async (reference, message) => {
  await expect(resolveSecret(reference, io)).rejects.toMatchObject({ code: 'SECRET_MISSING', message })
})

test.each([
  ['a literal', 'hunter2-hunter2'],
  ['a pair with a colon', 'admin:hunter2-hunter2'],
  ['an unknown store', 'vault:hunter2-hunter2'],
  ['a name of an object property', 'constructor:hunter2-hunter2'],
  ['a value after env', 'env:hunter2-hunter2'],
])('%s is refused with advice and is not repeated', async (_, reference) => {
  const refused = await resolveSecret(reference, io).catch((error: Error) => error.message)
  expect(refused).toContain('write env:NAME_OF_A_VARIABLE')
  expect(refused).not.toContain('hunter2')
})

test.each(['whsec_hunter2hunter2', 'hunter2', 'HUNTER2hunter2'])(
  'a value that could be a name is not repeated: %s',
  async (value) => {
    const refused = await resolveSecret(`env:${value}`, io).catch((error: Error) => error.message)
    expect(refused).toMatch(/no variable has the name after "env:".*write env:NAME_OF_A_VARIABLE/)
    expect(refused).not.toMatch(/hunter2/i)
  },
)

test('a well-formed reference has no problem before it is resolved', () => {
  expect(referenceProblem('env:ANY_NAME')).toBeUndefined()
})
