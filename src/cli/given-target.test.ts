import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { guardRefusal } from '../target/guard.ts'
import { givenTarget } from './given-target.ts'

const given = (baseUrl: string, header: string[] = [], allow: 'write'[] = []) =>
  givenTarget({ baseUrl, header, allow }, tmpdir())

test.each<[baseUrl: string, allow: 'write'[], refusal: RegExp | undefined]>([
  ['http://127.0.0.1:4010', [], /does not allow "write"/],
  ['http://127.0.0.1:4010', ['write'], undefined],
  ['http://localhost:4010', ['write'], undefined],
  ['https://test.example.com', ['write'], /"hosts" of the configuration does not name test.example.com/],
])('writing to %s with %j', async (baseUrl, allow, refusal) => {
  const says = guardRefusal(await given(baseUrl, [], allow), ['write'])
  if (refusal === undefined) expect(says).toBeUndefined()
  else expect(says).toMatch(refusal)
})

test('what a header holds travels as a reference', async () => {
  const target = await given('https://a.example', ['X-Key: secret-1', 'Authorization: Bearer secret-2'])
  expect(JSON.stringify(target)).not.toMatch(/secret-/)
  const { headers, tokenless, connections } = target
  expect([headers, tokenless]).toEqual([{ 'X-Key': 'env:ASSAY_GIVEN_HEADER_0' }, false])
  expect(connections.primary.access).toBe('env:ASSAY_GIVEN_ACCESS')
  expect([process.env.ASSAY_GIVEN_HEADER_0, process.env.ASSAY_GIVEN_ACCESS]).toEqual(['secret-1', 'secret-2'])
})

test('a reference stays what it is', async () => {
  const { headers, tokenless } = await given('https://a.example', ['X-Key: env:SHOP_KEY'])
  expect([headers, tokenless]).toEqual([{ 'X-Key': 'env:SHOP_KEY' }, true])
})
