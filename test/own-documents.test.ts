import { expect, test } from 'vitest'
import { certifyOne, documentSuites } from '../scripts/documents/certify.ts'
import { exampleDocuments } from '../scripts/values/examples.ts'

/** `npm run documents -- --certify` does the same with all of them; here one of each kind. */
const SAMPLE = [
  '2.0/json/petstore-minimal',
  '2.0/json/petstore-expanded',
  '3.0/json/circular-request-bodies',
  '3.0/json/readme-legacy',
  '3.0/json/response-schemas',
  '3.0/json/response-http-behavior',
  '3.0/json/star-trek',
  '3.1/json/petstore',
  '3.1/json/security',
  '3.1/json/train-travel',
]
const MOST = 40

const suites = await documentSuites()
const files = exampleDocuments().filter((file) => SAMPLE.some((name) => file.includes(`/${name}.json`)))

test.each(files)('%s is certified by the sandbox that serves it', async (file) => {
  const { outcome, lines, run } = await certifyOne(file, suites, MOST)
  expect([outcome, lines]).toEqual(['certified', []])
  expect(run).toBeGreaterThan(0)
})

test('all documents of the sample are there', () => expect(files).toHaveLength(SAMPLE.length))
