import { mutant } from '../../src/kit/index.ts'
import {
  creating,
  eachLine,
  given,
  MATERIALS,
  ORDERS,
  type Row,
  settling,
  storing,
  textIn,
  updating,
} from './spoiling.ts'

const everyText = (change: (text: string) => string) => (record: Row) =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, typeof value === 'string' ? change(value) : value]),
  )

const texts = [
  mutant(
    'trims texts',
    'WRITE-050',
    settling(
      updating(MATERIALS),
      everyText((text) => text.trim()),
    ),
  ),
  mutant(
    'makes one space of two',
    'WRITE-050',
    settling(
      updating(ORDERS),
      everyText((text) => text.replaceAll('  ', ' ')),
    ),
  ),
  mutant(
    'drops control characters',
    'WRITE-050',
    settling(
      updating(MATERIALS),
      everyText((text) => text.replaceAll(/(?![\t\n\r])\p{Cc}/gu, '')),
    ),
  ),
  mutant(
    'composes letters and their accents',
    'WRITE-050',
    settling(
      updating(ORDERS),
      everyText((text) => text.normalize('NFC')),
    ),
  ),
  mutant(
    'takes a text of digits for a number',
    'WRITE-050',
    settling(
      updating(ORDERS),
      everyText((text) => (/^[\d.]+$/.test(text) ? String(Number(text)) : text)),
    ),
  ),
  mutant(
    'stores nothing for an empty text',
    'WRITE-050',
    settling(updating(MATERIALS), (record) => ({
      ...record,
      notes: record.notes === '' ? null : record.notes,
    })),
  ),
  mutant(
    'stores the line breaks of another system',
    'WRITE-050',
    settling(
      updating(ORDERS),
      everyText((text) => text.replaceAll('\r\n', '\n')),
    ),
  ),
  mutant(
    'drops what is beyond the basic plane from the notes of an order only',
    'WRITE-050',
    settling(updating(ORDERS), (record) =>
      textIn(record, 'notes', (text) => text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?')),
    ),
  ),
  mutant(
    'drops what is beyond the basic plane from new orders only',
    'WRITE-050',
    settling(
      creating(ORDERS),
      everyText((text) => text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?')),
    ),
  ),
]

const inCents = (price: unknown) => Math.round(Number(price) * 100) / 100

const values = [
  mutant(
    'rounds the price of the second line',
    'WRITE-051',
    settling(creating(ORDERS), (record) =>
      eachLine(record, (line, index) => (index === 1 ? { ...line, price: inCents(line.price) } : line)),
    ),
  ),
  mutant(
    'rounds prices when a line changes',
    'WRITE-051',
    settling(updating(ORDERS), (record) =>
      eachLine(record, (line) => ({ ...line, price: inCents(line.price) })),
    ),
  ),
  mutant('takes a time west of Greenwich for one east of it', 'WRITE-052', {
    'write.body': (body) => JSON.parse(JSON.stringify(body).replaceAll(/(T[\d:]{8})-(\d\d:\d\d")/g, '$1+$2')),
  }),
  mutant('drops the minutes of an offset', 'WRITE-052', {
    'write.body': (body) =>
      JSON.parse(JSON.stringify(body).replaceAll(/(T[\d:]{8}[+-]\d\d):\d\d"/g, '$1:00"')),
  }),
  mutant('drops the offset of a time in a new order', 'WRITE-052', {
    'write.body': (body, { role }) =>
      role === 'create'
        ? JSON.parse(JSON.stringify(body).replaceAll(/(T[\d:]{8})[+-]\d\d:\d\d"/g, '$1Z"'))
        : body,
  }),
  mutant(
    'lets a caller choose when a new order was changed',
    'WRITE-055',
    storing(creating(ORDERS), given('updatedAt')),
  ),
  mutant(
    'lets a caller set back the time of the last change',
    'WRITE-055',
    storing(updating(ORDERS), given('updatedAt')),
  ),
]

export const farMutants = [...texts, ...values]
