import { type Faults, mutant, mutantsOf } from '../../src/kit/index.ts'
import { type Asked, answering } from './answering.ts'

/** Keeps a field of the body that the document does not have. */
function keeping(where: (about: { entity: string; role: string }) => boolean): Faults {
  return {
    'write.store': (record, about) =>
      record && where(about) && 'assayProbe' in about.sent
        ? { ...record, assayProbe: about.sent.assayProbe }
        : record,
  }
}

/** Keeps it in the lines. */
const keepingInLines: Faults = {
  'write.lines': (lines, { role }) =>
    role === 'create'
      ? lines.map((line, index) => (index > 0 ? { ...line, assayProbe: 'kept' } : line))
      : lines,
}

/** Stores a record of an entity where a creation was refused. */
function leaving(entity: string, when: (asked: Asked) => boolean): () => Faults {
  return () => {
    let insert = (): unknown => undefined
    return {
      ...answering(
        (asked) => asked.method === 'POST' && asked.path.endsWith(`/${entity}`) && when(asked),
        (right) => {
          insert()
          return right
        },
      ),
      'read.done': (_, { store }) => {
        insert = () => store.insert(entity)
      },
    }
  }
}

/** Defects that show only where writes are stored. */
export const aftermathMutants = mutantsOf('sap-s4hana', [
  mutant(
    'stores any field of a new order',
    'ERR-041',
    keeping(({ entity }) => entity === 'purchase-orders'),
  ),
  mutant(
    'stores any field of a change to a material',
    'ERR-042',
    keeping(({ entity, role }) => entity === 'materials' && role === 'update'),
  ),
  mutant('stores any field of a line', 'ERR-041', keepingInLines),
  mutant('stores any field of the first line', 'ERR-041', {
    'write.lines': (lines, { role, sent }) =>
      lines.map((line, index) =>
        role === 'create' && index === 0 && sent[0] && 'assayProbe' in sent[0]
          ? { ...line, assayProbe: 1 }
          : line,
      ),
  }),
  mutant('stores any field of a material by another name', 'ERR-041', {
    'write.store': (record, { entity, sent }) =>
      record && entity === 'materials' && 'assayProbe' in sent
        ? { ...record, probe: sent.assayProbe }
        : record,
  }),
  mutant(
    'stores a material for who shows no token',
    'ERR-040',
    leaving('materials', ({ status }) => status === 401),
  ),
  mutant(
    'stores an order whose body it could not read',
    'ERR-040',
    leaving('purchase-orders', ({ status }) => status === 400),
  ),
  mutant(
    'stores a material of a type it refuses',
    'ERR-040',
    leaving('materials', ({ status }) => status === 415),
  ),
  mutant(
    'stores an invoice for an empty body',
    'ERR-040',
    leaving('invoices', ({ text, status }) => text === '' && status === 400),
  ),
])
