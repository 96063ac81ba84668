import { mutant, mutantsOf } from '../../src/kit/index.ts'
import {
  creating,
  eachLine,
  given,
  INVOICES,
  later,
  MATERIALS,
  ORDERS,
  type Row,
  settling,
  storing,
  textIn,
  updating,
} from './spoiling.ts'

const descriptions = (change: (text: string) => string) =>
  settling(updating(ORDERS), (record) => textIn(record, 'description', change))

const texts = [
  mutant(
    'drops what is beyond the basic plane',
    'WRITE-050',
    descriptions((text) => text.replaceAll(/\p{Extended_Pictographic}/gu, '')),
  ),
  mutant(
    'escapes texts for a page',
    'WRITE-050',
    descriptions((text) => text.replaceAll('&', '&amp;')),
  ),
  mutant(
    'turns line breaks into spaces',
    'WRITE-050',
    descriptions((text) => text.replaceAll('\n', ' ')),
  ),
  mutant(
    'cuts long texts',
    'WRITE-050',
    descriptions((text) => text.slice(0, 255)),
  ),
  mutant(
    'takes accents off',
    'WRITE-050',
    descriptions((text) => text.normalize('NFD').replaceAll(/\p{M}/gu, '')),
  ),
]

const prices = (change: (price: number) => number) => (record: Row) =>
  eachLine(record, (line) => ({ ...line, price: change(Number(line.price)) }))

const values = [
  mutant(
    'rounds prices of invoices to cents',
    'WRITE-051',
    settling(
      creating(INVOICES),
      prices((price) => Math.round(price * 100) / 100),
    ),
  ),
  mutant('keeps prices in single precision', 'WRITE-051', storing(creating(ORDERS), prices(Math.fround))),
  mutant(
    'takes the zone off a time',
    'WRITE-052',
    settling(updating(ORDERS), (record, { sent }) =>
      textIn(record, 'dueAt', (time) => `${String(sent.dueAt ?? time).slice(0, 19)}Z`),
    ),
  ),
  mutant(
    'shifts a time by an hour of summer',
    'WRITE-052',
    settling(updating(ORDERS), (record, { sent }) =>
      'dueAt' in sent ? textIn(record, 'dueAt', (time) => later(time, 3_600_000)) : record,
    ),
  ),
  mutant(
    'takes null for absent in one field',
    'WRITE-053',
    settling(updating(ORDERS), (record, { before, sent }) =>
      sent.shippingMethod === null ? { ...record, shippingMethod: before?.shippingMethod } : record,
    ),
  ),
  mutant(
    'stores an empty text for null',
    'WRITE-053',
    settling(updating(MATERIALS), (record) => ({ ...record, notes: record.notes ?? '' })),
  ),
]

const custom = [
  mutant(
    'drops a custom field that is changed',
    'WRITE-054',
    settling(updating(MATERIALS), (record, { sent }) =>
      'customFields' in sent ? { ...record, customFields: {} } : record,
    ),
  ),
  mutant(
    'loses the custom fields of an order when others change',
    'WRITE-054',
    settling(updating(ORDERS), (record, { sent }) =>
      'customFields' in sent ? record : { ...record, customFields: {} },
    ),
  ),
  mutant(
    'lets a caller set when an invoice was created',
    'WRITE-055',
    storing(creating(INVOICES), given('createdAt')),
  ),
  mutant(
    'lets a caller delete a material by an update',
    'WRITE-055',
    settling(updating(MATERIALS), given('deletedAt')),
  ),
]

const again = [
  mutant('stores an invoice twice that is sent twice', 'WRITE-056', {
    'write.replay': (claimed, { entity }) => (entity === 'invoices' ? 'duplicate' : claimed),
  }),
  mutant('gives the first order for the second one like it', 'WRITE-056', {
    'write.replay': (claimed, { entity }) => (entity === 'purchase-orders' ? 'same' : claimed),
  }),
  mutant('stores orders late', 'WRITE-057', {
    'write.delay': (ms, { entity }) => (entity === 'purchase-orders' ? 1500 : ms),
  }),
  ...mutantsOf('dynamics-365', [
    mutant('stores invoices later than it claims', 'WRITE-057', {
      'write.delay': (ms, { entity }) => (entity === 'invoices' ? 4000 : ms),
    }),
  ]),
]

export const narrowFidelity = [...texts, ...values, ...custom, ...again]
