import { isObject } from '../model/json.ts'
import { at } from '../model/pointer.ts'
import type { JsonFields } from '../model/recipe.ts'
import { bytesOfBody } from './delivery.ts'
import { type Refused, refused } from './verdict.ts'

const UNREADABLE = refused(
  'body-unreadable',
  'The body is no JSON in UTF-8, which this recipe needs it to be.',
)

/** A number keeps the text it was written as: 1130 and 1130.0 are not the same bytes. */
class WrittenNumber {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** A body as JSON, whose numbers are kept as they are written. */
export function readJson(body: Uint8Array | string): { value: unknown } | Refused {
  return parsed(body, (_, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' ? new WrittenNumber(context?.source ?? String(value)) : value,
  )
}

function parsed(
  body: Uint8Array | string,
  reviver?: (key: string, value: unknown, context?: { source?: string }) => unknown,
): { value: unknown } | Refused {
  try {
    // A byte order mark is part of the bytes, and JSON knows none.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytesOfBody(body))
    return { value: JSON.parse(text, reviver) }
  } catch {
    return UNREADABLE
  }
}

/** The chosen values as one text. */
export function fieldsText(value: unknown, { at: pointers, join, onlyItemOf }: JsonFields): string | Refused {
  const list = onlyItemOf === undefined ? undefined : at(value, onlyItemOf)
  if (onlyItemOf !== undefined && !(Array.isArray(list) && list.length === 1))
    return refused(
      'body-not-covered',
      `${onlyItemOf} must be a list of one item: others are signed by nobody.`,
    )
  const texts: string[] = []
  for (const pointer of pointers) {
    const text = textOf(at(value, pointer))
    if (text === undefined) return refused('body-unreadable', `${pointer} is signed as a text, and is none.`)
    texts.push(text)
  }
  return texts.join(join)
}

function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return ''
  if (value instanceof WrittenNumber) return value.text
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined
}

/** The body parsed and written again. What is nested deeper than the stack is refused. */
export function reserialised(body: Uint8Array | string, order: 'as-sent' | 'sorted'): string | Refused {
  const read = parsed(body)
  if ('ok' in read) return read
  try {
    return JSON.stringify(order === 'sorted' ? sorted(read.value) : read.value)
  } catch {
    return UNREADABLE
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isObject(value)) return value
  const entries = Object.entries(value).map(([key, each]) => [key, sorted(each)] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}
