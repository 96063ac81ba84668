import type { Family } from '../check.ts'
import type { EntityRow } from '../families.ts'
import type { Rec } from '../reader.ts'
import type { Entity, Scope } from '../scope.ts'
import { placesAt } from '../values.ts'
import type { Body } from './draft.ts'
import { leaves, put, WRITE_ROLES, type WriteField, writeFields } from './fields.ts'
import { isFree, isReadOnly, type Writing } from './limits.ts'
import { linesIn, linesSent, sendLines } from './line-rows.ts'
import { keyOf, perWritable } from './write-families.ts'
import type { Writer } from './writer.ts'

export interface AmountRow extends EntityRow {
  value: number
  /** Stores the amount with one write, in each line where it stands in lines; tells the record's key. */
  store(write: Writer): Promise<string>
  valuesIn(record: Rec): number[]
}

/** Entity × amount × operation that may carry it × value that binary fractions, cents or few digits would spoil. */
export const amounts: Family<AmountRow> = perWritable('create', (entity, scope) =>
  WRITE_ROLES.filter((role) => entity.claims.includes(role)).flatMap((role) =>
    leaves(writeFields(scope, entity, role))
      .filter(({ record }) => isAmount(scope, { entity, role }, record))
      .flatMap((field) =>
        Object.entries(amountsOf(entity, field)).map(([name, value]) => ({
          key: `${entity.name}/${keyOf(field.record)}/${name}/${role}`,
          entity,
          value,
          store: (write: Writer) => storing(scope, { entity, role }, { write, field, value }),
          valuesIn: (record: Rec) => placesAt(record, field.record).map((place) => Number(place.value)),
        })),
      ),
  ),
)

function isAmount(scope: Scope, writing: Writing, record: string): boolean {
  const { entity } = writing
  const isKept = isFree(scope, entity, record.replaceAll('*', '0')) && !isReadOnly(scope, writing, record)
  return isKept && entity.amounts?.at.includes(record) === true
}

async function storing(
  scope: Scope,
  { entity, role }: Writing,
  { write, field, value }: { write: Writer; field: WriteField; value: number },
): Promise<string> {
  const set = (body: Body, lines: unknown) => {
    const places = Array.isArray(lines) && field.body.includes('*') ? lines.keys() : [0]
    for (const index of places) put(body, field.body.replace('*', String(index)), value)
  }
  if (role === 'create')
    return (await write.make(entity, (body) => set(body, linesSent(scope, entity, body)))).key
  const made = await write.make(entity)
  const record = await write.readBack(entity, made.key)
  await write.update(made, (body) => {
    sendLines(scope, { entity, place: field.record }, { body, record })
    set(body, linesIn(record, entity))
  })
  return made.key
}

/** A discount is small: one above the line's value may lawfully be refused. */
function amountsOf({ amounts, lines }: Entity, { record }: WriteField): Record<string, number> {
  const isDiscount = record.endsWith(`*${lines?.discount ?? '/'}`)
  const scale = amounts?.scale ?? 0
  return isDiscount
    ? { fraction: 0.1, fine: Number(`0.${'3456789'.slice(0, scale)}`) }
    : { fraction: 0.1, large: 1_234_567_890.12, odd: 19.99, fine: Number(`12.${'3456789'.slice(0, scale)}`) }
}
