/** All that a suite may use. */
export type { Binding } from '../model/binding.ts'
export type { Recipe } from '../model/recipe.ts'
export type { Credential } from './access.ts'
export type { Acts } from './acts.ts'
export { idsInBodies, reactionTo, requestIds } from './answers.ts'
export { keyElsewhere, listsBelow, recordsBelow, shownNowhere } from './below.ts'
export {
  type Faults,
  type Mutant,
  mutant,
  mutantsOf,
  mutantsWhere,
  type RecordEditor,
  type StoredRecord,
  type Variant,
  variant,
} from './bench.ts'
export { atChange, changeMark, deletionComplaints, historyOf, retryAfter, sinceQuery } from './change.ts'
export {
  binding,
  type Check,
  document,
  type Family,
  fact,
  manifest,
  may,
  must,
  type OmittedRow,
  practice,
  rfc,
  should,
  untested,
} from './check.ts'
export {
  amountComplaints,
  amountPointers,
  complaints,
  lineComplaints,
  linePointers,
  timeComplaints,
} from './complaints.ts'
export { undocumentedNote, unfilledFields } from './coverage.ts'
export { beyondOnePage, cursorLists, linksPages } from './cursors.ts'
export {
  dueLinks,
  dueMeta,
  dueTotal,
  lastPageOf,
  linkedPages,
  restOf,
  strayLinks,
  totalsOf,
} from './envelopes.ts'
export { lackingNowhere, nowhere, otherAnswers } from './errors/addresses.ts'
export { foreignCreations, foreignIn, foreignUpdates, refusedCreations } from './errors/aftermath.ts'
export { askingMore } from './errors/asking-more.ts'
export {
  brokenBodies,
  hostileBodies,
  oddKeys,
  refusals,
  wrongTypes,
} from './errors/call-families.ts'
export { attempts, calls } from './errors/calls.ts'
export { edgeBodies, heldAll } from './errors/edges.ts'
export { answeredCalls, everyAnswer, faultsOfHeaders, foreignHeaders } from './errors/headers.ts'
export { pollutionIn } from './errors/hostile.ts'
export { invalidBodies, invalidParameters, looseBodies, refusedAll, refusedAs } from './errors/invalid.ts'
export { allowedIn, foundMethods, itemMethods, listMethods, refusedAndAllowed } from './errors/methods.ts'
export {
  ignoredOrRefused,
  manyAnswers,
  oddQueries,
  repeatedRefusals,
  spelledTypes,
} from './errors/odd-calls.ts'
export { insidesIn, lackingIn } from './errors/refusal.ts'
export { accepting, saidToBe } from './errors/spoils.ts'
export type { Ending } from './expect-answer.ts'
export type { EntityRow } from './families.ts'
export {
  answering,
  cross,
  entities,
  filters,
  guarded,
  perEntity,
  references,
  sorts,
  states,
  table,
} from './families.ts'
export {
  bound,
  changedBody,
  changedHeader,
  changedRedirect,
  claiming,
  everyNth,
  reshaped,
  viewing,
  withoutHeader,
} from './faults.ts'
export { gaps } from './gaps.ts'
export { foreignKey, inOtherCase, neighboursOf, spoilt, strangersAmong, unusedKey } from './keys.ts'
export { joined, owed, owedKeys, partOfText, strangers, tellingFilter } from './matching.ts'
export { middleOf, tellingPair } from './pairs.ts'
export {
  anyFilter,
  equalTo,
  filterQuery,
  isNarrowable,
  joinedQuery,
  narrowedQuery,
  otherQuery,
  sortQuery,
  windowQuery,
} from './querying.ts'
export { enough, manyPages, mostTied, sameReach, sameSet, severalPages, varied } from './reach.ts'
export { type Crawl, type Query, spread, worstOf } from './reader.ts'
export * as receivers from './receiver/index.ts'
export {
  customFieldsOf,
  customisedKeys,
  entriesOf,
  entryOf,
  filled,
  having,
  keysInState,
  referredKeys,
  textsOf,
  valuesOf,
} from './records.ts'
export { findScenario } from './scenario.ts'
export { scenarios } from './scenario-rows.ts'
export { type Entity, entityOf, type Scope } from './scope.ts'
export { accessOf, expiryOf, fieldOf, placeOf, placesApart, slackOf, tokensOf } from './token-answer.ts'
export { changesByUs, lookCalls } from './unchanged.ts'
export {
  type EventRow,
  events,
  listRecipes,
  statusesOf,
  timedRecipes,
  toldWrites,
  writtenEvents,
} from './webhooks/event-rows.ts'
export { changedPayload, resigned } from './webhooks/faults.ts'
export { leaksIn, payloadComplaints, preparedWrite, writeRefused, writeTold } from './webhooks/payloads.ts'
export type { Inbox, Receipt, ReceiverAnswer } from './webhooks/receiver.ts'
export {
  attemptsDue,
  attemptsIn,
  delaysOf,
  percentiles,
  span,
  triesWith,
  waitComplaints,
  waitsOf,
} from './webhooks/timing.ts'
export { absent } from './writes/absent.ts'
export { amounts } from './writes/amount-rows.ts'
export { anotherValue } from './writes/another-value.ts'
export { tryBeyond } from './writes/beyond.ts'
export { changeableFields, changedAmong, changes, creations, writesOfOne } from './writes/change-rows.ts'
export { firstAt, firstOf } from './writes/conditions.ts'
export type { Body } from './writes/draft.ts'
export {
  customFieldRows,
  nullable,
  offsetInstants,
  ownFields,
  replayOf,
} from './writes/fidelity-rows.ts'
export { drop, fieldAt, put, writeFields } from './writes/fields.ts'
export { frozenToRemove } from './writes/frozen-removals.ts'
export { frozen } from './writes/frozen-rows.ts'
export {
  anotherFor,
  documentedValues,
  freeStep,
  otherCustom,
  outsideEnum,
  requiredFields,
  unlisted,
  usualLimit,
} from './writes/limit-rows.ts'
export {
  badLines,
  fewLines,
  lineChanges,
  lineOrders,
  linesIn,
  linesSent,
  withLines,
} from './writes/line-rows.ts'
export { slownessOf } from './writes/observer.ts'
export { openStates } from './writes/open-states.ts'
export { outcomeByTrace, refusedState } from './writes/outcome.ts'
export {
  createAtOnce,
  createUntilRefused,
  dueAfterPeriod,
  dueInARow,
  refusedOnce,
  sendUntilRefused,
  writeAsTold,
  writeUntilRefused,
} from './writes/rate.ts'
export { burstCost, bursts, writeLimits } from './writes/rate-rows.ts'
export { readOnlyWrites } from './writes/read-only-rows.ts'
export { openReferences, pickyReferences } from './writes/reference-rows.ts'
export { allowedOperations, deniedFields, deniedOperations, hasChanged } from './writes/role-rows.ts'
export { beyondRule } from './writes/rule-rows.ts'
export { asStored, derivedFields, inBody, instantAt, isGone, likeSent, untouched } from './writes/stored.ts'
export { unusualTexts } from './writes/text-rows.ts'
export { attempt, traceOf, use } from './writes/use.ts'
export { ALL, variations } from './writes/variation.ts'
export { workflowOf } from './writes/workflow.ts'
export {
  initialStates,
  limited,
  perLimit,
  perWritable,
  steps,
  stored,
  writable,
  writableRecords,
} from './writes/write-families.ts'
export type { Made, Writer } from './writes/writer.ts'
