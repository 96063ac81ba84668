import { mutant } from '../../src/kit/index.ts'
import {
  creating,
  INVOICES,
  linesOf,
  MATERIALS,
  moving,
  ORDERS,
  type Row,
  settling,
  storing,
  updating,
} from './spoiling.ts'

/** The change time stays as it was. */
const unmoved = (record: Row, { before }: { before: Row | undefined }) => ({
  ...record,
  updatedAt: before?.updatedAt,
})

/** Shows a note in another material once a second one was made. */
const noting = (isNoted: (record: Row, about: { index: number; first: unknown }) => boolean) => () => {
  const made: unknown[] = []
  return {
    ...storing(creating(MATERIALS), (record) => {
      made.push(record.key)
      return record
    }),
    'record.view': (record: Row, { entity, index }: { entity: string; index: number }) =>
      entity === MATERIALS.entity && made.length > 1 && isNoted(record, { index, first: made[0] })
        ? { ...record, notes: 'another was made' }
        : record,
  }
}

export const changeMutants = [
  mutant(
    'makes every new material an active one',
    'WRITE-002',
    settling(creating(MATERIALS), (record) => ({ ...record, isActive: true, isAssembly: false })),
  ),
  mutant(
    'takes nought for nothing',
    'WRITE-006',
    settling(updating(MATERIALS), (record, { before, sent }) =>
      sent.minimumQuantity === 0 ? { ...record, minimumQuantity: before?.minimumQuantity } : record,
    ),
  ),
  mutant(
    'leaves the time of the last change when a line changes',
    'WRITE-008',
    settling(updating(ORDERS), (record, about) =>
      linesOf(about.sent).length > 0 ? unmoved(record, about) : record,
    ),
  ),
  mutant(
    'leaves the time of the last change when a custom field changes',
    'WRITE-008',
    settling(updating(MATERIALS), (record, about) =>
      'customFields' in about.sent ? unmoved(record, about) : record,
    ),
  ),
  mutant(
    'leaves the time of the last change when the state changes',
    'WRITE-008',
    storing(moving(INVOICES), unmoved),
  ),
  mutant(
    'changes the first material when another is made',
    'WRITE-009',
    noting((_, { index }) => index === 0),
  ),
  mutant(
    'changes the material that was made before',
    'WRITE-009',
    noting(({ key }, { first }) => key === first),
  ),
  mutant('answers a step of no order with 400', 'WRITE-011', {
    'error.status': (status, { situation, request }) =>
      situation === 'notFound' && request.url.includes('/status') ? 400 : status,
  }),
  mutant(
    'stores two of the fields that are updated together',
    'WRITE-014',
    settling(updating(MATERIALS), (record, { before, sent }) => ({
      ...record,
      ...Object.fromEntries(
        Object.keys(sent)
          .slice(2)
          .map((name) => [name, before?.[name]]),
      ),
    })),
  ),
  mutant(
    'forgets the notes of an order that gets another due date',
    'WRITE-014',
    storing(updating(ORDERS), (record, { before, sent }) =>
      'dueAt' in sent && 'notes' in sent ? { ...record, notes: before?.notes } : record,
    ),
  ),
]
