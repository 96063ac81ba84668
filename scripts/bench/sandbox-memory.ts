import { join } from 'node:path'
import { runNode } from '../command.ts'
import { interleave, type Measure } from './measure.ts'

const ROUNDS = 3

/** Whether a sandbox of a million records takes more memory than one of a thousand. Each stands in its own process. */
export async function* benchMemory(): AsyncGenerator<Measure> {
  const { first, second } = await interleave(
    ROUNDS,
    () => residentBytes(1_000_000),
    () => residentBytes(1_000),
  )
  yield {
    name: 'memory at a million records against a thousand',
    value: first / second,
    unit: '×',
    aim: { at: 'most', value: 1.2 },
  }
}

/**
 * Of one small size for both, so that what is held is compared: by itself, Node lets garbage lie in a space that grows with the
 * rate at which records are made, and a sandbox of a thousand has soon made all of them.
 */
const YOUNG_GENERATION = '--max-semi-space-size=8'

async function residentBytes(records: number): Promise<number> {
  const script = join(import.meta.dirname, 'resident-memory.ts')
  const { code, output } = await runNode(['--expose-gc', YOUNG_GENERATION, script, String(records)])
  if (code !== 0) throw new Error(`${script} ended with exit code ${code}:\n${output}`)
  return Number(output)
}
