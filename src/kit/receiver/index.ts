/** All that a suite about receivers of webhooks may use. */
export { mutantsOf } from '../bench.ts'
export { practice, rfc } from '../check.ts'
export type { ReceiverActs } from './acts.ts'
export {
  Crash,
  mutant,
  type ReceiverFaults,
  type ReceiverMutant,
  type ReceiverVariant,
  variant,
} from './bench.ts'
export {
  counted,
  here,
  identified,
  idSigned,
  inHeader,
  jsonEvent,
  labelled,
  listed,
  overTls,
  plainEvent,
  rawBody,
  restartable,
  rotatable,
  shared,
  timed,
  timeInHeader,
  versioned,
  waiting,
  withForeign,
  withRetired,
  withSecond,
} from './conditions.ts'
export type { Change, Header } from './message.ts'
export { packed, unpacked } from './packing.ts'
export { receiving, where } from './receiving.ts'
export { type ReceiverScope, sampleOf } from './scope.ts'
export { bindsBytes, signedFields, signs } from './signed-parts.ts'
