import type { Change } from '../../src/kit/receiver/index.ts'

/** One way to deliver, right or wrong. */
export interface Tried {
  key: string
  change: Change
}

/** Rows from a table of changes by their keys. */
export function tried(changes: Record<string, Change>): Tried[] {
  return Object.entries(changes).map(([key, change]) => ({ key, change }))
}

/** The first event, again and again: what is tried again is the same to the byte, also where it tells the time. */
export function kept(): (event: string) => string {
  let first: string | undefined
  return (event) => {
    first ??= event
    return first
  }
}

/** An event with one more member, as the text stands. */
export function withMember(event: string, member: string): string {
  const end = event.lastIndexOf('}')
  return `${event.slice(0, end)},${member}${event.slice(end)}`
}

/** An event with one more member, so that it has this many bytes. */
export function filled(event: string, bytes: number): string {
  const room = bytes - Buffer.byteLength(withMember(event, '"assay":""'))
  return withMember(event, `"assay":"${'x'.repeat(Math.max(0, room))}"`)
}

/** Another character of the same alphabet in this place. */
export function flipped(text: string, place: number): string {
  const at = place < 0 ? text.length + place : place
  const other = text[at] === 'a' ? 'b' : 'a'
  return `${text.slice(0, at)}${other}${text.slice(at + 1)}`
}

/** What a header holds that was written as UTF-8: it is sent byte by byte. */
export function asBytes(text: string): string {
  return Buffer.from(text).toString('latin1')
}
