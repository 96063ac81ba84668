import {
  type Change,
  jsonEvent,
  type ReceiverScope,
  rawBody,
  sampleOf,
} from '../../src/kit/receiver/index.ts'
import { type Tried, tried, withMember } from './rows.ts'

const member =
  (text: string): NonNullable<Change['body']> =>
  (event) =>
    withMember(event, `"assay":${text}`)

/** Ways to write JSON, each of which some parser and writer does not give back. */
export const SPELLINGS = tried({
  emoji: { body: member('"🚀 žluťoučký kůň"') },
  decomposed: { body: member('"e\u0301 o\u0308"') },
  'escape-upper': { body: member('"\\u001B"') },
  'escape-letter': { body: member('"\\u00e9"') },
  'escape-pair': { body: member('"\\ud83d\\ude80"') },
  'escape-slash': { body: member('"a\\/b"') },
  'decimal-zero': { body: member('1.0') },
  exponent: { body: member('1e3') },
  'minus-zero': { body: member('-0') },
  'large-integer': { body: member('12345678901234567890') },
  'number-keys': { body: member('{"2":1,"1":2}') },
  'same-keys': { body: member('{"a":1,"a":2}') },
  markup: { body: member('"<b>1 &amp; 2</b>"') },
  percent: { body: member('"100%25 a+b"') },
  spaces: { body: (event) => event.replaceAll('":', '" : ') },
  tabs: { body: (event) => event.replaceAll('":', '":\t') },
  'blanks-in-front': { body: (event) => ` \n${event}` },
  'line-ends': { body: (event) => `${event}\r\n` },
  separators: { body: member('"\u2028\u2029"') },
})

/** Ways to write the content type of JSON. */
export const JSON_TYPES = tried({
  charset: { type: 'application/json; charset=utf-8' },
  'charset-upper': { type: 'application/json;charset=UTF-8' },
  'charset-quoted': { type: 'application/json; charset="utf-8"' },
  'blank-before': { type: 'application/json ; charset=utf-8' },
  upper: { type: 'Application/JSON' },
})

/** Letters of two, three and four bytes: whatever way the body is cut, some of them are. */
const LETTERS = member(`"${'é€🚀'.repeat(40)}"`)

/** Ways to send a body. */
export function manners(scope: ReceiverScope): Tried[] {
  const letters = jsonEvent(scope) || rawBody(scope) ? {} : { body: LETTERS }
  return tried({
    chunked: { manner: 'chunked', ...letters },
    slow: { manner: 'slow', ...letters },
    expect: { manner: 'expect' },
  })
}

/** Lists with one valid entry. */
export function lists({ recipe, scheme }: ReceiverScope): Tried[] {
  const between = recipe.signature?.between ?? ' '
  const other = recipe.schemes.find(({ label }) => label !== scheme.label)
  return [
    ...tried({
      first: { entries: (right, wrong) => [right, wrong(), wrong()] },
      middle: { entries: (right, wrong) => [wrong(), right, wrong()] },
      last: { entries: (right, wrong) => [wrong(), wrong(), right] },
      tenth: { entries: (right, wrong) => [...Array.from({ length: 9 }, wrong), right] },
      twice: { entries: (right) => [right, right] },
      'short-beside': { entries: (right) => [{ ...right, value: right.value.slice(0, 9) }, right] },
      'unknown-label': { entries: (right, wrong) => [{ ...wrong(), label: 'x9' }, right] },
      'no-entry': { signature: (text) => `nonsense${between}${text}` },
    }),
    ...(other?.label === undefined
      ? []
      : tried({
          'other-scheme': {
            entries: (right) => [
              { label: `${other.label}`, value: Buffer.alloc(64, 7).toString('base64') },
              right,
            ],
          },
        })),
  ]
}

/** Names under which events tell their type. */
const TYPES = ['type', 'event', 'eventType', 'event_type']

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One more member within a member. */
function nested(text: string, name: string): string {
  const parsed: Record<string, object> = JSON.parse(text)
  return JSON.stringify({ ...parsed, [name]: { ...parsed[name], addedLater: 1 } })
}

/** Events that a sender may come to send one day. */
export function unknownEvents(scope: ReceiverScope): Tried[] {
  const parsed: Record<string, unknown> = JSON.parse(sampleOf(scope))
  const nest = Object.keys(parsed).find((each) => isObject(parsed[each]))
  const name = TYPES.find((each) => typeof parsed[each] === 'string')
  return [
    ...tried({ field: { body: (text) => withMember(text, '"addedLater":{"deep":[1,null]}') } }),
    ...(nest === undefined ? [] : tried({ 'field-within': { body: (text) => nested(text, nest) } })),
    ...(name === undefined
      ? []
      : tried({
          type: {
            body: (text) => JSON.stringify({ ...JSON.parse(text), [name]: 'a.type.of.tomorrow' }),
          },
        })),
  ]
}
