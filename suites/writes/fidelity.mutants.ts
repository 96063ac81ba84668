import { mutant } from '../../src/kit/index.ts'

type Rec = Record<string, unknown>

/** Changes every text of a record that is stored. */
const texts =
  (change: (text: string) => string) =>
  (record: Rec | undefined): Rec | undefined =>
    record &&
    Object.fromEntries(
      Object.entries(record).map(([name, value]) => [
        name,
        typeof value === 'string' ? change(value) : value,
      ]),
    )

const prices = (change: (price: number) => number) => (rows: Rec[]) =>
  rows.map((row) => ({ ...row, price: change(Number(row.price)) }))

export const fidelityMutants = [
  mutant('loses characters beyond the basic plane', 'WRITE-050', {
    'write.store': texts((text) => text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?')),
  }),
  mutant('stores texts in an old character set', 'WRITE-050', {
    'write.store': texts((text) => text.replaceAll(/[\u0100-\uffff]/g, '?')),
  }),
  mutant('cuts texts at 255 characters', 'WRITE-050', { 'write.store': texts((text) => text.slice(0, 255)) }),
  mutant('escapes quotes twice', 'WRITE-050', {
    'write.store': texts((text) => text.replaceAll('&', '&amp;')),
  }),
  mutant('rounds prices to cents', 'WRITE-051', {
    'write.lines': prices((price) => Math.round(price * 100) / 100),
  }),
  mutant('keeps prices in single precision', 'WRITE-051', {
    'write.lines': prices((price) => Math.fround(price)),
  }),
  mutant('drops the offset of an instant', 'WRITE-052', {
    'write.body': (body) =>
      JSON.parse(JSON.stringify(body).replaceAll(/(T\d\d:\d\d:\d\d)[+-]\d\d:\d\d"/g, '$1Z"')),
  }),
  mutant('takes null for a field that was not sent', 'WRITE-053', {
    'write.store': (record, { role, before, sent }) =>
      record && before && role === 'update'
        ? Object.fromEntries(
            Object.entries(record).map(([name, value]) => [name, sent[name] === null ? before[name] : value]),
          )
        : record,
  }),
  mutant('drops custom fields when other fields change', 'WRITE-054', {
    'write.store': (record, { role, sent }) =>
      record && role === 'update' && !('customFields' in sent) ? { ...record, customFields: {} } : record,
  }),
  mutant('lets a caller choose when a record was created', 'WRITE-055', {
    'write.store': (record, { sent }) =>
      record && typeof sent.createdAt === 'string' ? { ...record, createdAt: sent.createdAt } : record,
  }),
  mutant('lets a caller delete a record by an update', 'WRITE-055', {
    'write.store': (record, { role, sent }) =>
      record && role === 'update' && typeof sent.deletedAt === 'string'
        ? { ...record, deletedAt: sent.deletedAt }
        : record,
  }),
  mutant('makes a second record of the same invoice', 'WRITE-056', { 'write.replay': () => 'duplicate' }),
  mutant('gives the first record again where it claims to make another', 'WRITE-056', {
    'write.replay': () => 'same',
  }),
  mutant('shows what was written after five seconds', 'WRITE-057', { 'write.delay': () => 5000 }),
  mutant('shows a new material after a second', 'WRITE-057', {
    'write.delay': (delay, { role, entity }) => (role === 'create' && entity === 'materials' ? 1000 : delay),
  }),
]
