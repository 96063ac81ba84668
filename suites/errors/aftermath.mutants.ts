import { type Faults, mutant, mutantsOf, type RecordEditor } from '../../src/kit/index.ts'
import type { Asked } from './answering.ts'

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

/** Stores a record of an entity where a creation was refused, or a note in the one that is not to be changed. */
function leaving(entity: string, when: (asked: Asked) => boolean): () => Faults {
  return () => {
    let store: RecordEditor | undefined
    return {
      answer: async (right, { request }) => {
        const answer = await right
        const { pathname } = new URL(request.url)
        const [key = '', named] = pathname.split('/').toReversed()
        const isOne = request.method === 'PUT' && named === entity
        const isMeant = isOne || (request.method === 'POST' && key === entity)
        if (!isMeant || answer.status < 400) return answer
        const { method, headers } = request
        const text = request.bodyUsed ? '' : await request.clone().text()
        if (when({ method, path: pathname, key, headers, text, status: answer.status })) {
          if (isOne) store?.touch(entity, key, { notes: 'left behind' })
          else store?.insert(entity)
        }
        return answer
      },
      'read.done': (_, context) => {
        store = context.store
      },
    }
  }
}

/** Whether a line of a body says so. */
function inLine(text: string, when: (line: Record<string, unknown>) => boolean): boolean {
  const lines = parsed(text).lineItems
  return Array.isArray(lines) && lines.some((line) => typeof line === 'object' && line !== null && when(line))
}

function parsed(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text))
  } catch {
    return {}
  }
}

const isText = (value: unknown) => typeof value === 'string'

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
  mutant(
    'stores a material without a code, and says that it does not',
    'ERR-050',
    leaving(
      'materials',
      ({ method, text }) => method === 'POST' && 'name' in parsed(text) && !('code' in parsed(text)),
    ),
  ),
  mutant(
    'stores an order one of whose prices is a text, and says that it does not',
    'ERR-051',
    leaving(
      'purchase-orders',
      ({ method, text }) => method === 'POST' && inLine(text, ({ price }) => isText(price)),
    ),
  ),
  mutant(
    'changes a material of which a field has another type, and says that it does not',
    'ERR-051',
    leaving('materials', ({ method, text }) => method === 'PUT' && typeof parsed(text).isActive === 'string'),
  ),
  mutant(
    'changes an order one of whose quantities is below zero, and says that it does not',
    'ERR-052',
    leaving(
      'purchase-orders',
      ({ method, text }) => method === 'PUT' && inLine(text, ({ quantity }) => Number(quantity) < 0),
    ),
  ),
  mutant(
    'stores a material with an empty name, and says that it does not',
    'ERR-053',
    leaving('materials', ({ method, text }) => method === 'POST' && parsed(text).name === ''),
  ),
  mutant(
    'changes an order to a day that no calendar has, and says that it does not',
    'ERR-054',
    leaving('purchase-orders', ({ method, text }) => method === 'PUT' && text.includes('02-30')),
  ),
  mutant(
    'changes a material by a body it could not read',
    'ERR-010',
    leaving('materials', ({ method, text }) => method === 'PUT' && text.startsWith('[')),
  ),
  mutant(
    'changes an order of a type it refuses',
    'ERR-011',
    leaving('purchase-orders', ({ method, status }) => method === 'PUT' && status === 415),
  ),
])
