import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { loadRecipe } from './load-recipe.ts'

const SCHEME = '{ algorithm: hmac-sha256, encodings: [hex], secret: { encoding: text } }'
const HEAD = 'about: us\nsource: ours\n'
const ONE = `${HEAD}schemes: [${SCHEME}]\n`
const BODY = 'signed: [{ parts: [{ take: body }] }]\n'

const list = (label: string, between: string, mark: string) =>
  [
    `${HEAD}schemes: [{ label: '${label}', ${SCHEME.slice(1)}]`,
    `signature: { header: x-sig, between: '${between}', mark: '${mark}' }`,
    'time: { entry: t, unit: seconds, tolerance: 300 }',
    "signed: [{ parts: [{ take: time }, { literal: '.' }, { take: body }] }]\n",
  ].join('\n')

async function problems(text: string): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-recipe-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'ours.yaml')
  await writeFile(file, text)
  const error: unknown = await loadRecipe(file).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error === undefined) return []
  expect(error).toMatchObject({ code: 'RECIPE_INVALID' })
  return String(error instanceof Error ? error.message : error)
    .replaceAll(file, 'ours')
    .split('\n')
}

test.each<[string, string, string | undefined]>([
  ['a sound recipe', `${ONE}signature: { header: x-sig }\n${BODY}`, undefined],
  ['no place', `${ONE}${BODY}`, 'needs either "signature" or "messageSignature"'],
  ['no bytes', `${ONE}signature: { header: x-sig }\n`, '"signature" needs "signed" beside it'],
  [
    'a header in upper case',
    `${ONE}signature: { header: X-Sig }\n${BODY}`,
    'ours:4:14: must be the name of a header',
  ],
  ['a misspelt key', `${ONE}signature: { headers: x-sig }\n${BODY}`, 'did you mean "header"?'],
  [
    'an unsigned body',
    `${ONE}signature: { header: x-sig }\nsigned: [{ parts: [{ take: url }] }]\n`,
    'does not sign the body',
  ],
  [
    'an unsigned time',
    `${ONE}signature: { header: x-sig }\ntime: { header: x-t, unit: seconds }\n${BODY}`,
    'is not signed by every form',
  ],
  ['a mark without a label', `${ONE}signature: { header: x-sig, mark: ',' }\n${BODY}`, '"label" is missing'],
  [
    'a pem for a shared secret',
    `${ONE.replace('text', 'pem')}signature: { header: x-sig }\n${BODY}`,
    'which is no PEM',
  ],
  [
    'an id from nowhere',
    `${ONE}signature: { header: x-sig }\nsigned: [{ parts: [{ take: id }, { take: body }] }]\n`,
    'needs "id"',
  ],
  [
    'a label that is no text of its own',
    list('v=1', ',', '='),
    '"v=1" has the mark or what stands between in it',
  ],
  [
    'a tolerance without end',
    list('v1', ',', '=').replace('tolerance: 300', 'tolerance: 1e300'),
    'must be <= 31622400',
  ],
  ['a label that is the time', list('t', ',', '='), '"t" is where the time stands'],
  ['one text for two', list('v1', '=', '='), 'is "=" like the "mark"'],
  [
    'a header that carries the delivery',
    `${ONE}signature: { header: content-length }\n${BODY}`,
    'ours:4:14: content-length belongs to the connection',
  ],
  [
    'a message signature without the body',
    `${ONE}messageSignature: { covered: ['@method'] }\n`,
    'has no content-digest',
  ],
])('%s', async (_, text, wanted) => {
  const found = await problems(text)
  if (wanted === undefined) expect(found).toEqual([])
  else expect(found).toContainEqual(expect.stringContaining(wanted))
})

test('an unknown name is answered with the names there are', async () => {
  const message = /no recipe called strip\. Did you mean stripe\? Known: adyen, .*twilio\./
  await expect(loadRecipe('strip')).rejects.toThrow(message)
})
