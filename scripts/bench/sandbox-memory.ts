import { join } from 'node:path'
import { runNode } from '../command.ts'
import { interleave, type Measure } from './measure.ts'

const ROUNDS = 3

/** Whether a sandbox of a million records takes more memory than one of a thousand. Each stands in its own process. */
export async function benchMemory(): Promise<Measure[]> {
  const { first, second } = await interleave(
    ROUNDS,
    () => residentBytes(1_000_000),
    () => residentBytes(1_000),
  )
  return [
    {
      name: 'memory at a million records against a thousand',
      value: first / second,
      unit: '×',
      aim: { at: 'most', value: 1.2 },
    },
  ]
}

async function residentBytes(records: number): Promise<number> {
  const script = join(import.meta.dirname, 'resident-memory.ts')
  const { code, output } = await runNode(['--expose-gc', script, String(records)])
  if (code !== 0) throw new Error(`${script} ended with exit code ${code}:\n${output}`)
  return Number(output)
}
