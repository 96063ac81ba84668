import { expect, test, vi } from 'vitest'
import { syntheticDocument } from '../../scripts/bench/synthetic-document.ts'
import { documentCoverage } from '../../src/run/document-coverage.ts'
import { planAll } from '../../src/run/plan.ts'
import { inferBinding } from '../../src/spec/inference/infer-binding.ts'
import { inferManifest } from '../../src/spec/inference/infer-manifest.ts'
import { loadDocument } from '../../src/spec/load-document.ts'
import { writtenFolder } from '../../src/spec/written-folder.ts'
import { ownSuites } from '../own-suites.ts'

const suites = await ownSuites()
const FEW = 8

/** Steps that it takes to read a binding out of a document, to plan a run and to tell its coverage. */
async function stepsFor(entities: number): Promise<Record<'infer' | 'plan' | 'cover', number>> {
  const text = JSON.stringify(syntheticDocument({ entities, fields: 1 }))
  await using folder = await writtenFolder({ 'openapi.json': text })
  const loaded = await loadDocument(folder.at('openapi.json'))
  const steps = stepCounter()
  const document = { ...loaded, operations: steps.counted(loaded.operations) }
  const inferred = await steps.of(() => inferBinding(document))
  const binding = { ...inferred.value.binding, entities: steps.counted(inferred.value.binding.entities) }
  const seed = { entities: {}, lists: {} }
  const api = { id: 'synthetic', folder: '', document, binding, seed, missing: [] }
  const scope = { api, manifest: inferManifest(inferred.value.binding) }
  const target = {
    name: 'sandbox',
    capabilities: new Set<never>(),
    allows: new Set(['read', 'write'] as const),
  }
  const planned = await steps.of(() => planAll({ scope, suites, target, only: [] }))
  const checks = steps.counted(planned.value)
  const selection = { suites: [], only: [], include: [], exclude: [], otherSuites: [] }
  const covered = await steps.of(() =>
    documentCoverage({ scope, planned: checks, selection, missing: [] }, []),
  )
  return { infer: inferred.steps, plan: planned.steps, cover: covered.steps }
}

/** Counts what is read of values, and how often a pattern is held against a text: the same in every run, unlike a time. */
function stepCounter() {
  let steps = 0
  const counted = <Value extends object>(value: Value): Value =>
    new Proxy(value, {
      get: (target, name, receiver) => {
        steps += 1
        const found: unknown = Reflect.get(target, name, receiver)
        return typeof found === 'object' && found !== null && Object.hasOwn(target, name)
          ? counted(found)
          : found
      },
    })
  const of = async <Value>(act: () => Value) => {
    const { exec } = RegExp.prototype
    const spy = vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, text) {
      steps += 1
      return exec.call(this, text)
    })
    const before = steps
    try {
      return { value: act(), steps: steps - before }
    } finally {
      spy.mockRestore()
    }
  }
  return { counted, of }
}

test('reading a document, planning and telling its coverage take twice the steps for twice the operations', async () => {
  const [few, more] = [await stepsFor(FEW), await stepsFor(2 * FEW)]
  const growth = (['infer', 'plan', 'cover'] as const).map((what) => more[what] / few[what])
  expect(growth.map((times) => times <= 2.1)).toEqual([true, true, true])
})
