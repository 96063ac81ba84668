import { on } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { HarnessError } from '../model/harness-error.ts'
import type { Trial, TrialResult } from '../run/prove.ts'
import { openProof } from './prove-trials.ts'

/** What a thread of the proof bench is given, one at a time. */
export interface SuiteTrial {
  suite: string
  trial: Trial
}

/** What it gives back: one result, or one for each variant of a company. */
export interface Findings {
  suite: string
  found: TrialResult[]
}

const port = parentPort
if (!port) throw new HarnessError('RUN_BROKEN', 'This is a thread of `npm run prove`. Run that instead.')
const given = on(port, 'message')
const { suites, tryOut } = await openProof(workerData as string[])
for await (const [work] of given as AsyncIterable<[SuiteTrial | undefined]>) {
  if (!work) break
  const suite = suites.find(({ id }) => id === work.suite)
  const found = suite ? await tryOut(suite, work.trial) : []
  port.postMessage({ suite: work.suite, found } satisfies Findings)
}
