import { expect, it } from 'vitest'
import { examine, isWell } from '../scripts/documents/examine.ts'
import { exampleDocuments } from '../scripts/values/examples.ts'
import { writtenFolder } from '../src/spec/written-folder.ts'

/** `npm run documents` does the same with all of them; here one of each kind, and one with a body that nothing fulfils. */
const SAMPLE = [
  '2.0/yaml/petstore',
  '3.0/json/circular-paths',
  '3.0/json/circular-request-bodies',
  '3.1/json/webhooks',
  '3.1/json/train-travel',
]

it('real documents load, generate types that compile, and have a valid request for every operation that can', async () => {
  await using folder = await writtenFolder({})
  const files = exampleDocuments().filter((file) => SAMPLE.some((name) => file.includes(`/${name}.`)))
  const found = await examine(files, folder.at(''))
  expect(
    found.map((one) => [one.document.split('/').at(-1), isWell(one), one.cases.made, one.operations]),
  ).toEqual([
    ['petstore.yaml', true, 20, 20],
    ['circular-paths.json', true, 3, 3],
    ['circular-request-bodies.json', true, 3, 4],
    ['train-travel.json', true, 7, 7],
    ['webhooks.json', true, 0, 0],
  ])
  expect(found.flatMap(({ cases }) => cases.contradicting)).toEqual([
    'POST /direct: body application/json: parent is required: /components/schemas/TreeNode requires itself without end',
  ])
})

it('what does not load is told, and the others are looked at all the same', async () => {
  await using folder = await writtenFolder({ 'x.json': '{}' })
  const [broken] = await examine([folder.at('x.json')], folder.at(''))
  expect(broken && [isWell(broken), broken.errors]).toEqual([
    false,
    [expect.stringMatching(/^load: .*no "openapi" field/s)],
  ])
})
