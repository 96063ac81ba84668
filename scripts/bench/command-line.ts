import { runNode } from '../command.ts'
import { interleave, type Measure } from './measure.ts'

const ROUNDS = 9

/** How long a person waits for `assay --help`, against a Node that does nothing. */
export async function* benchCommandLine(): AsyncGenerator<Measure> {
  const { first, second } = await interleave(
    ROUNDS,
    () => millisecondsOf('bin/assay.js', '--help'),
    () => millisecondsOf('--eval', '0'),
  )
  yield {
    name: 'assay --help against node -e 0',
    value: first / second,
    unit: '×',
    aim: { at: 'most', value: 4 },
  }
}

async function millisecondsOf(...args: string[]): Promise<number> {
  const { code, output, ms } = await runNode(args)
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with exit code ${code}:\n${output}`)
  return ms
}
