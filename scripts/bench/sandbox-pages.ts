import { sandboxWith } from './bench-sandbox.ts'
import { interleave, type Measure, timed } from './measure.ts'

const RECORDS = 1_000_000
const WARM_UP = 20
const ROUNDS = 60

/** Whether the last page of a long list costs more than its first. */
export async function* benchPages(): AsyncGenerator<Measure> {
  const list = await sandboxWith(RECORDS)
  const first = () => list.read(1)
  const last = () => list.read(list.lastPage)
  for (let round = 0; round < WARM_UP; round += 1) {
    await first()
    await last()
  }
  const took = await interleave(
    ROUNDS,
    () => timed(last),
    () => timed(first),
  )
  yield {
    name: 'last page against first page at a million records',
    value: took.first / took.second,
    unit: '×',
    aim: { at: 'most', value: 1.5 },
  }
}
