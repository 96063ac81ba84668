import { mutant } from '../../src/kit/index.ts'

type Rec = Record<string, unknown>

const LINES = { entity: 'purchase-orders', at: 'lineItems' }

export const lineMutants = [
  mutant('leaves the header of an order with an invalid line', 'WRITE-040', {
    'write.leftover': (_, { role, record }) =>
      role === 'create' ? { ...record, [LINES.at]: [] } : undefined,
  }),
  mutant('keeps the lines before the invalid one', 'WRITE-040', {
    'write.leftover': (_, { role, record, entity }) =>
      role === 'create' && entity === 'invoices'
        ? { ...record, [LINES.at]: (record[LINES.at] as Rec[]).slice(0, 1) }
        : undefined,
  }),
  mutant('loses the last line of a new order', 'WRITE-041', {
    'write.lines': (rows, { role }) => (role === 'create' ? rows.slice(0, -1) : rows),
  }),
  mutant('turns the order of lines round', 'WRITE-041', {
    'write.lines': (rows, { role, entity }) =>
      role === 'create' && entity === 'invoices' ? rows.toReversed() : rows,
  }),
  mutant('takes the totals of a new order from what was sent', 'WRITE-042', {
    'write.settle': (record, { role }) => (role === 'create' ? { ...record, totalGrossValue: 1 } : record),
  }),
  mutant('works out no total when a line changes', 'WRITE-043', {
    'write.settle': (record, { role, before }) =>
      role === 'update' && before ? { ...record, totalNetValue: before.totalNetValue } : record,
  }),
  mutant('replaces all lines by the one that changed', 'WRITE-044', {
    'write.lines': (rows, { role, before }) =>
      role === 'update'
        ? rows.filter((row, index) => JSON.stringify(row) !== JSON.stringify(before[index]))
        : rows,
  }),
  mutant('moves the line that changed to the end', 'WRITE-044', {
    'write.lines': (rows, { role, sent }) =>
      role === 'update' && sent.length > 1 ? [...rows.slice(1), ...rows.slice(0, 1)] : rows,
  }),
  mutant('drops the lines when the header changes', 'WRITE-045', {
    'write.lines': (rows, { role, sent }) => (role === 'update' && sent.length === 0 ? [] : rows),
  }),
  mutant('takes an order without lines', 'WRITE-046', {
    'write.breaches': (found) => found.filter(({ limit }) => !('kind' in limit && limit.kind === 'lines')),
  }),
]
