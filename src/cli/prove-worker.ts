import { parentPort, workerData } from 'node:worker_threads'
import type { Trial } from '../run/prove.ts'
import { tryOut } from '../run/prove.ts'
import { benchOf, loadBench } from './prove-bench.ts'

/** Work for one thread of the proof bench: trials by suite, done in order, each reported when it ends. */
export interface ProveWork {
  trials: { suite: string; trial: Trial }[]
}

const { trials } = workerData as ProveWork
const { suites, scopeOf } = await loadBench([...new Set(trials.map(({ suite }) => suite))])
const bench = benchOf()
for (const { suite: id, trial } of trials) {
  const suite = suites.find((candidate) => candidate.id === id)
  if (suite) parentPort?.postMessage({ suite: id, result: await tryOut(suite, trial, { scopeOf, bench }) })
}
