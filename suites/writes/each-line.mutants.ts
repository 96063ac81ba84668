import { mutant } from '../../src/kit/index.ts'
import { creating, linesOf, lining, ORDERS, type Row, settling, updating } from './spoiling.ts'

/** Whether the line in this place is no longer as it was. */
const isChanged = (place: number, lines: Row[], before: Row[]) =>
  before.length > 0 &&
  (lines.at(place)?.quantity !== before.at(place)?.quantity ||
    lines.at(place)?.price !== before.at(place)?.price)

export const eachLineMutants = [
  mutant(
    'stores the material of the first line in all of them',
    'WRITE-002',
    lining(creating(ORDERS), (lines) =>
      lines.map((line) => ({ ...line, materialKey: lines[0]?.materialKey })),
    ),
  ),
  mutant(
    'sorts lines by their quantity',
    'WRITE-041',
    lining(creating(ORDERS), (lines) => lines.toSorted((a, b) => Number(a.quantity) - Number(b.quantity))),
  ),
  mutant(
    'sorts lines by their material',
    'WRITE-041',
    lining(creating(ORDERS), (lines) =>
      lines.toSorted((a, b) => String(a.materialKey).localeCompare(String(b.materialKey))),
    ),
  ),
  mutant(
    'leaves a change of the last line out of the total',
    'WRITE-043',
    settling(updating(ORDERS), (record, { before }) =>
      isChanged(-1, linesOf(record), linesOf(before))
        ? { ...record, totalNetValue: before?.totalNetValue }
        : record,
    ),
  ),
  mutant(
    'keeps the price of a line that it has',
    'WRITE-043',
    lining(updating(ORDERS), (lines, { before }) =>
      lines.map((line, index) => ({ ...line, price: before[index]?.price ?? line.price })),
    ),
  ),
  mutant(
    'drops the last line when the first changes',
    'WRITE-044',
    lining(updating(ORDERS), (lines, { before }) =>
      isChanged(0, lines, before) ? lines.slice(0, -1) : lines,
    ),
  ),
  mutant(
    'puts a line that changed first',
    'WRITE-044',
    lining(updating(ORDERS), (lines, { before }) =>
      isChanged(-1, lines, before) ? [...lines.slice(-1), ...lines.slice(0, -1)] : lines,
    ),
  ),
  mutant(
    'clears the notes of an order when a line changes',
    'WRITE-044',
    settling(updating(ORDERS), (record, { sent }) =>
      linesOf(sent).length > 0 ? { ...record, notes: null } : record,
    ),
  ),
]
