import { isObject, parseJson } from '../../model/json.ts'
import type { Omission } from '../../model/report.ts'
import type { Condition } from './receiving.ts'
import { PLAIN_EVENT, sampleOf } from './scope.ts'
import { bindsBytes, signs } from './signed-parts.ts'

const notApplicable = (because: string): Omission => ({ kind: 'not-applicable', because })
const blocked = (because: string): Omission => ({ kind: 'blocked', because })

/** Something counts the effects of deliveries. */
export const counted: Condition = ({ counts }) =>
  counts
    ? undefined
    : blocked('nothing counts the effects of deliveries: give --count-url, --count-command or --count-log')

/** The sender signs when it sent; without, nothing of the age of a delivery can be tried. */
export const timed: Condition = ({ sender, recipe }) =>
  recipe.time?.tolerance === undefined
    ? notApplicable(`replayed cannot be told from retried: ${sender} signs no time`)
    : undefined

/** The sender gives every event an id in a header. */
export const identified: Condition = ({ sender, recipe }) =>
  recipe.id ? undefined : notApplicable(`${sender} sends no id in a header`)

/** The id is one of the things that are signed. */
export const idSigned: Condition = ({ sender, recipe }) =>
  signs(recipe, 'id') ? undefined : notApplicable(`${sender} signs no id`)

/** The time stands in a header of its own. */
export const timeInHeader: Condition = ({ sender, recipe }) =>
  recipe.time?.header === undefined ? notApplicable(`${sender} sends no time in a header`) : undefined

/** The signature stands in a header of its own. */
export const inHeader: Condition = ({ sender, recipe }) =>
  recipe.signature?.header === undefined
    ? notApplicable(`the signature of ${sender} is not the text of one header`)
    : undefined

/** One header may hold several signatures. */
export const listed: Condition = ({ sender, recipe }) =>
  recipe.signature?.between === undefined
    ? notApplicable(`${sender} sends one signature alone, no list`)
    : undefined

/** A signature has a label in front. */
export const labelled: Condition = ({ sender, scheme }) =>
  scheme.label === undefined ? notApplicable(`signatures of ${sender} have no label`) : undefined

/** Signed by a shared secret and not by a pair of keys. */
export const shared: Condition = ({ sender, scheme }) =>
  scheme.algorithm.startsWith('hmac-') ? undefined : notApplicable(`${sender} signs with a pair of keys`)

/** The bytes of the body are signed as they are, and not what is read from them. */
export const rawBody: Condition = ({ sender, recipe }) =>
  bindsBytes(recipe) ? undefined : notApplicable(`${sender} does not sign the bytes of the body`)

/** Events are JSON objects, to which something can be added. */
export const jsonEvent: Condition = (scope) =>
  isObject(parseJson(sampleOf(scope)))
    ? undefined
    : notApplicable('the event that was given is no JSON object')

/** The event is one of ours, so it is known what in it is an id. */
export const plainEvent: Condition = ({ event }) =>
  event === PLAIN_EVENT
    ? undefined
    : notApplicable('of the event that was given it is not known what is needed')

export const withSecond: Condition = ({ second }) =>
  second
    ? undefined
    : notApplicable('no second secret is accepted now: give --secret twice to try a change of secrets')

export const withRetired: Condition = ({ retired }) =>
  retired ? undefined : notApplicable('no secret is named that was changed: give --retired to try it')

export const withForeign: Condition = ({ foreign }) =>
  foreign
    ? undefined
    : notApplicable('no secret of another connection is named: give --foreign to try one for this one')

/** Something ends the receiver and starts it again. */
export const restartable: Condition = ({ restarts }) =>
  restarts ? undefined : blocked('nothing restarts the receiver: give --restart-command')

/** The receiver is reached by TLS. */
export const overTls: Condition = ({ secure = false }) =>
  secure ? undefined : notApplicable('the receiver is given as http: there are no versions of TLS to try')

/** A next secret is named, and something has the receiver learn it. */
export const rotatable: Condition = ({ rotates = false }) =>
  rotates
    ? undefined
    : notApplicable(
        'no change of secrets is tried while deliveries go on: give --next-secret and --rotate-command',
      )

/** The event brings a version of an entity, and something tells what became of that. */
export const versioned: Condition = ({ states, event }) =>
  states &&
  /\{\{entity\}\}/.test(event) &&
  /\{\{(version|updated)\}\}/.test(event) &&
  event.includes('{{value}}')
    ? undefined
    : blocked(
        'nothing tells what an entity has become: give --state-url, and an --event with {{entity}}, {{value}} and {{version}} or {{updated}}',
      )

/** On another machine an address of this one is none that a receiver could fetch. */
export const here: Condition = ({ isHere }) =>
  isHere
    ? undefined
    : notApplicable(
        'addresses in payloads are not tried: the receiver is not on this machine, and could fetch none of it',
      )

/** What waits for a real limit; `--quick` leaves it out, and says so. */
export const waiting =
  (waitOf: (scope: Parameters<Condition>[0]) => number): Condition =>
  (scope) =>
    scope.quick ? blocked(`--quick leaves out what waits, here ${waitOf(scope)} s`) : undefined
