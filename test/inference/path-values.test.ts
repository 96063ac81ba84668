import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { benchOf } from '../../src/cli/prove-bench.ts'
import { inferApi } from '../../src/spec/inference/infer-api.ts'
import { inferManifest } from '../../src/spec/inference/infer-manifest.ts'
import { writtenFolder } from '../../src/spec/written-folder.ts'
import { answers, record } from '../../src/spec/written-inference.ts'
import { executed } from './executed.ts'

const PET = record({ id: 'string', name: 'string' })
const ERROR = record({ code: 'string', message: 'string' })
const REGION = { type: 'string', enum: ['north', 'south'] }
const YEAR = { type: 'integer', minimum: 2000, example: 2024 }

const inPath = (schemas: Record<string, object>) =>
  Object.entries(schemas).map(([name, schema]) => ({ name, in: 'path', required: true, schema }))

/** Pets of a region and a year, whose refusals have this status, and single ones of a key that is an even stranger text. */
async function scopeOf(status: string) {
  const refused = answers(ERROR, status)
  const paths = {
    '/{region}/{year}/pets': {
      parameters: inPath({ region: REGION, year: YEAR }),
      get: { responses: { ...answers({ type: 'array', items: PET }), ...refused } },
    },
    '/{region}/{year}/pets/{petId}': {
      parameters: inPath({ region: REGION, year: YEAR, petId: { type: 'string', maxLength: 3 } }),
      get: { responses: { ...answers(PET), ...refused } },
    },
  }
  await using folder = await writtenFolder({
    'a.yaml': stringify({ openapi: '3.1.0', info: { title: 'Pets', version: '1' }, paths }),
  })
  const { api } = await inferApi(folder.at('a.yaml'))
  return { api, manifest: inferManifest(api.binding) }
}

const OF_PATHS = ['ERR-001', 'ERR-056', 'ERR-057', 'ERR-059', 'READ-001']

async function outcome(status: string) {
  return executed(benchOf()(await scopeOf(status)), OF_PATHS)
}

test.each(['400', '404', '422'])(
  'what a path may not hold is refused with %s, as documented',
  async (status) => {
    const { ran, blamed } = await outcome(status)
    expect(blamed).toEqual([])
    const places = ['path-region', 'path-year'].map((place) => `ERR-056/get-region.year.pets/${place}`)
    expect(ran).toEqual(expect.arrayContaining([...places, 'ERR-057/get-region.year.pets.petId/path-petId']))
  },
)
