import { decimalOf } from '../../model/decimal.ts'
import type { Shape } from '../../sandbox/data/schema-shape.ts'

/** Whether a field's values can be changed into others that are as good, by its schema alone. */
export function isChangeable({ types, schema }: Shape): boolean {
  const [type] = types
  if (Array.isArray(schema.enum)) return schema.enum.filter((value) => value !== null).length > 1
  if (type === 'boolean' || type === 'number' || type === 'integer') return true
  return type === 'string' && schema.pattern === undefined && CHANGES[String(schema.format)] !== undefined
}

/** Another value that the schema allows, near to the current one: the same each time. Undefined where there is none to tell. */
export function anotherValue({ types, schema }: Shape, current: unknown): unknown {
  const [type] = types
  if (Array.isArray(schema.enum))
    return schema.enum.find((value) => value !== null && value !== current && typeof value !== 'object')
  if (type === 'boolean') return current !== true
  if (type === 'number' || type === 'integer') return anotherNumber(schema, current)
  if (type !== 'string' || schema.pattern !== undefined) return undefined
  return CHANGES[String(schema.format)]?.(typeof current === 'string' ? current : '', schema)
}

function anotherNumber(schema: Record<string, unknown>, current: unknown): number {
  const now = typeof current === 'number' ? current : 0
  const step = typeof schema.multipleOf === 'number' && schema.multipleOf > 1 ? schema.multipleOf : 1
  const most = typeof schema.maximum === 'number' ? schema.maximum : Number.POSITIVE_INFINITY
  const up = round(now + step)
  return up <= most ? up : round(now - step)
}

/** Without the dirt of binary fractions. */
function round(value: number): number {
  return decimalOf(value) ? Number(value.toFixed(6)) : value
}

/** Characters; a longer text is none that anybody sends, whatever a schema demands. */
const LONGEST = 100_000

type Change = (current: string, schema: Record<string, unknown>) => string

const CHANGES: Record<string, Change> = {
  undefined: anotherText,
  date: (current) => dayAfter(current || '2026-01-15'),
  'date-time': (current) => `${dayAfter(current.slice(0, 10) || '2026-01-15')}T10:20:30Z`,
  email: (current) => (current === 'other@example.com' ? 'another@example.com' : 'other@example.com'),
  uri: (current) =>
    current === 'https://example.com/other' ? 'https://example.com/2' : 'https://example.com/other',
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

function anotherText(current: string, { maxLength, minLength }: Record<string, unknown>): string {
  const most = typeof maxLength === 'number' ? maxLength : 200
  const other = `other ${current}`.slice(0, most).trimEnd()
  const changed = other === current ? `${current.slice(0, -1)}${current.endsWith('x') ? 'y' : 'x'}` : other
  return changed.padEnd(typeof minLength === 'number' ? Math.min(minLength, LONGEST) : 0, 'x')
}
