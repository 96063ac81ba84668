import { mutant } from '../../src/kit/index.ts'
import {
  creating,
  eachLine,
  INVOICES,
  leaving,
  linesOf,
  lining,
  ORDERS,
  of,
  overlooking,
  settling,
  updating,
} from './spoiling.ts'

const whole = [
  mutant(
    'keeps the header of an order with a wrong line',
    'WRITE-040',
    leaving(creating(ORDERS), ({ record }) => ({ ...record, lineItems: [] })),
  ),
  mutant(
    'keeps the lines before a wrong one',
    'WRITE-040',
    leaving(creating(INVOICES), ({ breach, record }) => {
      const good = Number(/\d+/.exec(breach.pointer)?.[0] ?? 0)
      return good > 0 ? { ...record, lineItems: linesOf(record).slice(0, good) } : undefined
    }),
  ),
  mutant(
    'does not look at the last line of an order',
    'WRITE-040',
    overlooking(
      ({ pointer }, { entity, after }) =>
        entity === 'purchase-orders' && pointer.startsWith(`/lineItems/${linesOf(after).length - 1}/`),
    ),
  ),
  mutant(
    'loses the last line of an order',
    'WRITE-041',
    lining(creating(ORDERS), (lines) => lines.slice(0, -1)),
  ),
  mutant(
    'stores the lines of an invoice from the last to the first',
    'WRITE-041',
    lining(creating(INVOICES), (lines) => lines.toReversed()),
  ),
  mutant(
    'stores the first line of an order in place of the second',
    'WRITE-041',
    lining(creating(ORDERS), (lines) =>
      lines.map((line, index) =>
        index === 1 ? { ...line, quantity: Number(lines[0]?.quantity) + 1 } : line,
      ),
    ),
  ),
]

const totals = [
  mutant(
    'leaves the last line out of the total of a new order',
    'WRITE-042',
    settling(creating(ORDERS), (record) => ({
      ...record,
      totalNetValue: Number(record.totalNetValue) - Number(linesOf(record).at(-1)?.lineTotalValue),
    })),
  ),
  mutant(
    'rounds the gross total of a new invoice to whole units',
    'WRITE-042',
    settling(creating(INVOICES), (record) => ({
      ...record,
      totalGrossValue: Math.round(Number(record.totalGrossValue)) + 1,
    })),
  ),
  mutant(
    'does not work the total out again',
    'WRITE-043',
    settling(updating(ORDERS), (record, { before }) => ({ ...record, totalNetValue: before?.totalNetValue })),
  ),
  mutant(
    'does not work the value of a changed line out again',
    'WRITE-043',
    settling(updating(ORDERS), (record, { before }) =>
      eachLine(record, (line, index) => ({
        ...line,
        lineTotalValue: linesOf(before)[index]?.lineTotalValue,
      })),
    ),
  ),
]

const kept = [
  mutant(
    'replaces all lines by new ones on update',
    'WRITE-044',
    lining(updating(ORDERS), (lines, { sent }) =>
      lines.map((line, index) => (sent[index] ? { ...line, key: `${line.key}-2` } : line)),
    ),
  ),
  mutant(
    'moves a changed line to the end',
    'WRITE-044',
    lining(updating(ORDERS), (lines, { sent }) =>
      sent.some(Boolean) ? [...lines.slice(0, 1), ...lines.slice(2), ...lines.slice(1, 2)] : lines,
    ),
  ),
  mutant(
    'gives the third line the quantity of the second',
    'WRITE-044',
    lining(updating(ORDERS), (lines) =>
      lines.map((line, index) => (index === 2 ? { ...line, quantity: lines[1]?.quantity } : line)),
    ),
  ),
  mutant(
    'takes an update without lines for one that has none',
    'WRITE-045',
    lining(updating(ORDERS), (lines, { sent }) => lines.filter((_, index) => sent[index])),
  ),
  mutant(
    'works discounts of lines out again with each update of the header',
    'WRITE-045',
    lining(updating(ORDERS), (lines) =>
      lines.map((line) => ({ ...line, discount: Number(line.discount) + 0.01 })),
    ),
  ),
  mutant('takes an invoice of no lines', 'WRITE-046', overlooking(of('invoice-lines-with-header'))),
  mutant(
    'refuses an order of no lines and stores it',
    'WRITE-046',
    leaving(creating(ORDERS), ({ breach, record }) =>
      of('po-lines-with-header')(breach) ? record : undefined,
    ),
  ),
]

export const narrowLines = [...whole, ...totals, ...kept]
