import type { Faults } from '../../src/kit/index.ts'

export type Row = Record<string, unknown>
type Fault<Name extends keyof Faults> = NonNullable<Faults[Name]>
type Context<Name extends keyof Faults> = Parameters<Fault<Name>>[1]
type Role = Context<'write.store'>['role']

/** Writes that a defect is in: all of an entity where no role is named. */
export interface Where {
  entity: string
  role?: Role
}

export const MATERIALS = { entity: 'materials' }
export const ORDERS = { entity: 'purchase-orders' }
export const INVOICES = { entity: 'invoices' }
export const creating = (where: Where): Where => ({ ...where, role: 'create' })
export const updating = (where: Where): Where => ({ ...where, role: 'update' })
export const moving = (where: Where): Where => ({ ...where, role: 'status' })

function isWithin({ entity, role }: Where, about: { entity: string; role: Role }): boolean {
  return about.entity === entity && (role ?? about.role) === about.role
}

/** Stores something else than the answer shows. */
export function storing(
  where: Where,
  change: (record: Row, context: Context<'write.store'>) => Row | undefined,
): Faults {
  return {
    'write.store': (record, context) =>
      record && isWithin(where, context) ? change(record, context) : record,
  }
}

/** Works a record out wrongly, and shows what it stores. */
export function settling(
  where: Where,
  change: (record: Row, context: Context<'write.settle'>) => Row,
): Faults {
  return {
    'write.settle': (record, context) => (isWithin(where, context) ? change(record, context) : record),
  }
}

/** Shows something else than it stores. */
export function answering(
  where: Where,
  change: (shown: Row, context: Context<'write.answer'>) => Row,
): Faults {
  return {
    'write.answer': (shown, context) => (isWithin(where, context) ? change(shown, context) : shown),
  }
}

/** Stores other lines than it should. */
export function lining(
  where: Where,
  change: (lines: Row[], context: Context<'write.lines'>) => Row[],
): Faults {
  return {
    'write.lines': (lines, context) => (isWithin(where, context) ? change(lines, context) : lines),
  }
}

/** Leaves something behind of what it refuses. */
export function leaving(
  where: Where,
  change: (context: Context<'write.leftover'>) => Row | undefined,
): Faults {
  return { 'write.leftover': (_, context) => (isWithin(where, context) ? change(context) : undefined) }
}

type Breach = Context<'write.outcome'>['breach']

/** Changes a record all the same when it refuses to change it. */
export function leavingTouched(
  which: (breach: Breach) => boolean,
  change: (record: Row) => Row,
): () => Faults {
  return () => {
    let stands: Row | undefined
    return {
      'write.breaches': (found, { before }) => {
        stands = before
        return found
      },
      'write.leftover': (_, { breach }) => (stands && which(breach) ? change(stands) : undefined),
    }
  }
}

/** Refuses more than it claims, as if it were for one of its limitations. */
export function refusing(id: string, which: (context: Context<'write.breaches'>) => boolean): Faults {
  const limit = { id, origin: 'declared' as const, kind: 'required' as const, fields: [] }
  return { 'write.breaches': (found, context) => (which(context) ? [{ limit, pointer: '' }] : found) }
}

/** Does not see that a write is beyond a limitation. */
export function overlooking(which: (breach: Breach, context: Context<'write.breaches'>) => boolean): Faults {
  return { 'write.breaches': (found, context) => found.filter((breach) => !which(breach, context)) }
}

/** Does something else with a write that is beyond a limitation than the manifest claims. */
export function deciding(
  which: (breach: Breach) => boolean,
  outcome: ReturnType<Fault<'write.outcome'>>,
): Faults {
  return { 'write.outcome': (claimed, { breach }) => (which(breach) ? outcome : claimed) }
}

/** Refuses for a reason that is not the one. */
export function blaming(
  which: (breach: Breach) => boolean,
  reason: ReturnType<Fault<'write.refusal'>>,
): Faults {
  return { 'write.refusal': (right, { breach }) => (which(breach) ? reason : right) }
}

/** Whether a breach is of this limitation, and in this place where one is named. */
export function of(id: string, pointer?: string): (breach: Breach) => boolean {
  return ({ limit, pointer: at }) => limit.id === id && (pointer ?? at) === at
}

/** Whether a request has this method and path, `*` standing for a key. */
export function asks({ url, method }: Request, call: string): boolean {
  const path = new URL(url).pathname
  return new RegExp(`^${call.replaceAll('*', '[^/]+')}$`).test(`${method} ${path}`)
}

/** The lines of an order or an invoice. */
export function linesOf(record: Row | undefined): Row[] {
  const { lineItems } = record ?? {}
  return Array.isArray(lineItems) ? lineItems : []
}

/** A record whose lines are changed one by one. */
export function eachLine(record: Row, change: (line: Row, index: number) => Row): Row {
  return { ...record, lineItems: linesOf(record).map(change) }
}

/** A text field, changed. */
export function textIn(record: Row, field: string, change: (text: string) => string): Row {
  const text = record[field]
  return typeof text === 'string' ? { ...record, [field]: change(text) } : record
}

export function later(time: unknown, ms: number): string {
  return new Date(Date.parse(String(time)) + ms).toISOString()
}

/** A record that takes from the caller what is the system's own. */
export function given(field: string): (record: Row, context: { sent: Row }) => Row {
  return (record, { sent }) => ({ ...record, [field]: sent[field] ?? record[field] })
}
