import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { benchOf } from '../../src/cli/prove-bench.ts'
import { execute } from '../../src/kit/execute.ts'
import { isUntold } from '../../src/model/binding.ts'
import type { Faults } from '../../src/sandbox/fault-points.ts'
import { inferApi } from '../../src/spec/inference/infer-api.ts'
import { inferManifest } from '../../src/spec/inference/infer-manifest.ts'
import { ownSuites } from '../own-suites.ts'

const { api } = await inferApi(resolve(import.meta.dirname, 'petshop.yaml'))
// What rests on a part that nothing tells is left out of a plan.
const checks = (await ownSuites())
  .flatMap((suite) => (suite.id === 'errors' ? suite.checks : []))
  .filter(({ source }) => source.kind !== 'binding' || !isUntold(api.binding, source.ref))

/** Keys of what failed or broke of one requirement, or of all, on a pet shop with these faults. */
async function blamed(faults: Faults, id?: string): Promise<string[]> {
  const environment = benchOf()({ api, manifest: inferManifest(api.binding) }, () => faults)
  const keys: string[] = []
  for (const check of checks.filter((one) => id === undefined || one.id === id))
    for (const instance of check.instances(environment.scope)) {
      const { result } = await execute(environment, { check, instance, suite: 'errors', replay: '' })
      if (result.status === 'failed' || result.status === 'broken') keys.push(result.key)
    }
  return keys
}

/** Another answer where a request to the pets was answered with this status. */
function instead(method: string, statuses: readonly number[], answer: () => Response): Faults {
  return {
    answer: async (right, { request }) =>
      request.method === method && statuses.includes((await right).status) ? answer() : right,
  }
}

const problem = (body: object, status: number) => () => Response.json(body, { status })
const PROBLEM = { code: 1, message: 'No.', hint: 'None.' }
const PET = {
  id: '5f0c3b9e-93a7-4f0e-8d8a-0c5f1a4f5d11',
  name: 'R',
  status: 'sold',
  createdAt: '2020-01-01T00:00:00Z',
}

test.each<[what: string, id: string, faults: Faults]>([
  ['fails of JSON that is none', 'ERR-010', instead('PATCH', [400], problem({}, 500))],
  ['takes JSON that is none', 'ERR-010', instead('PATCH', [400], problem(PET, 200))],
  [
    'has a status that the document rules out by another',
    'ERR-050',
    instead('POST', [422], problem(PROBLEM, 400)),
  ],
  ['takes a body of any type', 'ERR-011', instead('POST', [415], problem(PET, 201))],
  [
    'says a refusal otherwise than documented',
    'ERR-051',
    instead('POST', [422], problem({ no: 'way' }, 422)),
  ],
  [
    'says a refusal as a page',
    'ERR-053',
    instead(
      'POST',
      [422],
      () => new Response('<p>No', { status: 422, headers: { 'content-type': 'text/html' } }),
    ),
  ],
  ['takes a pet without a name', 'ERR-050', instead('POST', [422], problem(PET, 201))],
  ['fails of a key', 'ERR-023', instead('GET', [404], problem(PROBLEM, 500))],
  ['finds any key', 'ERR-023', instead('GET', [404], problem(PET, 200))],
  ['fails of a page that is no number', 'ERR-056', instead('GET', [400], problem(PROBLEM, 500))],
  [
    'shows its inside',
    'ERR-032',
    instead('POST', [400, 415, 422], problem({ ...PROBLEM, hint: 'at x (/app/src/a.js:1:2)' }, 422)),
  ],
])('a pet shop that %s is seen by %s', async (_, id, faults) => {
  expect((await blamed(faults, id)).length).toBeGreaterThan(0)
})

test('no word of the document about a refusal is made up', async () => {
  expect(await blamed({})).toEqual([])
  // PATCH documents 404 alone: which other status refuses is the server's to choose.
  expect(await blamed(instead('PATCH', [400, 415, 422], problem({}, 409)))).toEqual([])
})
