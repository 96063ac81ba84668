import { type ReceiverScope, sampleOf } from '../../src/kit/receiver/index.ts'
import { type Tried, tried, withMember } from './rows.ts'

/** Lists with one valid entry. */
export function lists({ recipe, scheme }: ReceiverScope): Tried[] {
  const between = recipe.signature?.between ?? ' '
  const other = recipe.schemes.find(({ label }) => label !== scheme.label)
  return [
    ...tried({
      first: { entries: (right, wrong) => [right, wrong(), wrong()] },
      middle: { entries: (right, wrong) => [wrong(), right, wrong()] },
      last: { entries: (right, wrong) => [wrong(), wrong(), right] },
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

/** Events that a sender may come to send one day. */
export function unknownEvents(scope: ReceiverScope): Tried[] {
  const parsed: Record<string, unknown> = JSON.parse(sampleOf(scope))
  const name = TYPES.find((each) => typeof parsed[each] === 'string')
  return [
    ...tried({ field: { body: (text) => withMember(text, '"addedLater":{"deep":[1,null]}') } }),
    ...(name === undefined
      ? []
      : tried({
          type: {
            body: (text) => JSON.stringify({ ...JSON.parse(text), [name]: 'a.type.of.tomorrow' }),
          },
        })),
  ]
}
