import {
  counted,
  identified,
  inHeader,
  plainEvent,
  practice,
  type ReceiverScope,
  receiving,
  timed,
  waiting,
  where,
  withSecond,
} from '../../src/kit/receiver/index.ts'
import { kept, type Tried, tried } from './rows.ts'

const { must, should } = receiving
const STANDARD = 'Standard Webhooks 1.0.0'

const toleranceOf = ({ recipe }: ReceiverScope): number => recipe.time?.tolerance ?? 0

export const times = [
  must(
    'RECV-020',
    {
      statement: 'A delivery is rejected that is older than the sender allows, or from the future.',
      source: practice(`${STANDARD}, timestamps and replay attacks`),
      each: where<Tried>([timed], (scope) =>
        tried({
          'just-past': { time: -toleranceOf(scope) - 1 },
          // As clocks of a summer and a winter time are apart.
          'hour-past': { time: -3600 },
          'day-past': { time: -86_400 },
          'just-future': { time: toleranceOf(scope) + 2 },
          'hour-future': { time: 3600 },
          'day-future': { time: 86_400 },
        }),
      ),
      hint: 'Compare the signed time with the clock, in both directions.',
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeRejected()
    },
  ),
  must(
    'RECV-021',
    {
      statement: 'A delivery is accepted that is as old as the sender allows, or as far ahead.',
      source: practice(`${STANDARD}, timestamps: clocks differ`),
      each: where<Tried>([timed], (scope) =>
        tried({ past: { time: 2 - toleranceOf(scope) }, future: { time: toleranceOf(scope) - 2 } }),
      ),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change))
        .toBeAccepted()
        .toHaveEffects(1)
    },
  ),
  must(
    'RECV-022',
    {
      statement: 'A signed time is rejected that is none of now.',
      source: practice(`${STANDARD}, timestamps are seconds since the epoch`),
      each: where<Tried>(
        [timed, inHeader],
        tried({
          zero: { time: () => '0' },
          negative: { time: (now) => `-${now}` },
          milliseconds: { time: (now) => `${now}000` },
          'year-9999': { time: () => '253402300799' },
          'wrapped-32-bits': { time: (now) => `${Number(now) + 2 ** 32}` },
          word: { time: () => 'now' },
          infinite: { time: () => 'Infinity' },
        }),
      ),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeRejected()
    },
  ),
  should(
    'RECV-044',
    {
      statement: 'A signed time is rejected that is not written as a whole number.',
      source: practice(`${STANDARD}, timestamps are integers`),
      each: where<Tried>(
        [timed, inHeader],
        tried({
          fraction: { time: (now) => `${now}.9` },
          letters: { time: (now) => `${now}abc` },
          exponent: { time: (now) => `${now}e0` },
          'leading-zero': { time: (now) => `0${now}` },
          date: { time: () => new Date().toISOString() },
        }),
      ),
      hint: 'Match the whole text before it is read as a number.',
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeRejected()
    },
  ),
  must(
    'RECV-023',
    {
      statement: 'A delivery that is tried again is answered 2xx, and has no second effect.',
      source: practice(`${STANDARD}, idempotency: an event may be delivered more than once`),
      each: where([counted], [{ key: 'four-times' }]),
      hint: 'Remember ids of events for as long as the sender may try again.',
    },
    async ({ repeat, expect }) => {
      expect(await repeat(4))
        .toBeAccepted()
        .toHaveEffects(1)
    },
  ),
  must(
    'RECV-024',
    {
      statement: 'An event that is tried again with a new time and signature has no second effect.',
      source: practice(`${STANDARD}, the id stays the same over all tries`),
      each: where<Tried>([timed, counted], (scope) =>
        tried({
          'signed-again': {},
          ...(withSecond(scope) ? {} : { 'signed-with-the-other': { secret: 'second' } }),
        }),
      ),
    },
    async ({ deliverAll, freshId, expect, row }) => {
      const [id, body] = [freshId(), kept()]
      const tries = await deliverAll([
        { id, body, time: -5 },
        { id, body, time: 0, ...row.change },
      ])
      expect(tries).toBeAccepted().toHaveEffects(1)
    },
  ),
  must(
    'RECV-025',
    {
      statement: 'An event that comes on many connections at once has one effect.',
      source: practice('senders try again while the first try is still being worked on'),
      each: where([counted], [{ key: 'twenty' }]),
      danger: 'load',
      hint: 'Write down the id and test for it in one step, before the work.',
    },
    async ({ repeatAtOnce, expect }) => {
      expect(await repeatAtOnce(20))
        .toBeHandled()
        .toHaveEffects(1)
    },
  ),
  must(
    'RECV-026',
    {
      statement: 'Two events with the same body and ids of their own have an effect each.',
      source: practice(`${STANDARD}, the id tells events apart`),
      each: where([identified, plainEvent, counted], [{ key: 'two' }]),
    },
    async ({ deliverAll, freshId, expect }) => {
      const [first, second] = [freshId(), freshId()]
      const body = () => `{"type":"assay.delivery","data":{"text":"${first}"}}`
      const both = await deliverAll([
        { id: first, body },
        { id: second, body },
      ])
      expect(both).toBeAccepted().toHaveEffects(2)
    },
  ),
  must(
    'RECV-056',
    {
      statement: 'An event that is tried again after others have come has no second effect.',
      source: practice(`${STANDARD}, idempotency: tries of one event may be days apart`),
      each: where([counted], [{ key: 'twenty', others: Array.from({ length: 20 }, () => ({})) }]),
      hint: 'Remember ids of events for as long as the sender may try again, not a number of them.',
    },
    async ({ deliverAfter, freshId, expect, row }) => {
      const change = { id: freshId(), body: kept() }
      expect(await deliverAfter([change, ...row.others], change))
        .toBeAccepted()
        .toHaveEffects(0)
    },
  ),
  should(
    'RECV-027',
    {
      statement: 'A delivery that is sent again after its time has run out is rejected.',
      source: practice(`${STANDARD}, timestamps and replay attacks`),
      each: where([timed, waiting((scope) => toleranceOf(scope) + 1)], (scope) => [
        { key: 'replayed', waits: toleranceOf(scope) + 1 },
      ]),
    },
    async ({ replayAfter, expect, row }) => {
      expect(await replayAfter(row.waits * 1000)).toBeRejected()
    },
  ),
]
