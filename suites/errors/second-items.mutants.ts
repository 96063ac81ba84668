import { type Faults, mutant } from '../../src/kit/index.ts'
import { answering, crash, taken } from './answering.ts'

type Line = Record<string, unknown>

/** Looks at the first line alone: whatever is wrong in a second one is answered so. */
function overlooking(
  isWrong: (line: Line) => boolean,
  instead: (right: Response) => Response = taken,
): Faults {
  return answering(({ method, status, text }) => {
    const lines = method === 'GET' || status < 400 ? [] : linesIn(text)
    return lines.length > 1 && !isWrong(lines[0] ?? {}) && lines.slice(1).some(isWrong)
  }, instead)
}

function linesIn(text: string): Line[] {
  try {
    const { lineItems, lineItem } = Object(JSON.parse(text))
    const lines = lineItems ?? lineItem
    return Array.isArray(lines) ? lines.map((line) => Object(line)) : []
  } catch {
    return []
  }
}

/** Defects that show in the second of several lines alone. */
export const secondItemMutants = [
  mutant(
    'takes a second line without a quantity',
    'ERR-050',
    overlooking((line) => !('quantity' in line)),
  ),
  mutant(
    'takes a second line whose price is a text',
    'ERR-051',
    overlooking(({ price }) => typeof price === 'string'),
  ),
  mutant(
    'takes a second line with a quantity below zero',
    'ERR-052',
    overlooking(({ quantity }) => Number(quantity) < 0),
  ),
  mutant(
    'dies of a second line with an empty name',
    'ERR-053',
    overlooking(({ name }) => name === '', crash),
  ),
]
