import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSource } from './source.ts'

test.skipIf(!existsSync('/dev/zero'))('a file that never ends is refused', { timeout: 20_000 }, async () => {
  const { problem } = await readSource('/dev/zero')
  expect(problem?.message).toBe('is larger than 64 MB: split it')
})

test('a folder is no file', async () => {
  const { problem } = await readSource(import.meta.dirname)
  expect(problem?.message).toBe('is a folder: name the file in it')
})
