import {
  here,
  jsonEvent,
  practice,
  rawBody,
  receiving,
  rfc,
  versioned,
  where,
} from '../../src/kit/receiver/index.ts'
import { BOMBS, LURES, type Luring, PACKED } from './payload-rows.ts'
import type { Tried } from './rows.ts'

const { must, should } = receiving

/** What stands in a body, beside what every body has. */
export const payloads = [
  must(
    'RECV-045',
    {
      statement: 'No address is fetched that a delivery brings and that nobody allowed.',
      source: practice('OWASP, server-side request forgery: allow addresses by name'),
      each: where<Luring>([here, jsonEvent], LURES),
      hint: 'Fetch from hosts of a list of your own: what a payload names may be a machine behind your wall.',
    },
    async ({ deliverLure, expect, row }) => {
      expect(await deliverLure(row.change))
        .toFetchNothing()
        .toBeHandled()
    },
  ),
  must(
    'RECV-048',
    {
      statement: 'A body that is sent packed is accepted or rejected, and breaks nothing.',
      source: rfc('RFC 9110 section 8.4'),
      each: where<Tried>([rawBody], PACKED),
      hint: 'Verify the bytes as they came, then unpack; answer 415 where you unpack nothing.',
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeHandled()
    },
  ),
  must(
    'RECV-049',
    {
      statement: 'A packed body that unpacks beyond any limit is rejected.',
      source: rfc('RFC 9110 section 15.5.14'),
      each: where([rawBody, jsonEvent], BOMBS),
      hint: 'Give the unpacking a limit, too: a thousandth of it comes over the wire.',
    },
    async ({ deliverAll, expect, row }) => {
      expect(await deliverAll([row.broken, row.huge])).toUnpackWithinLimits()
    },
  ),
  should(
    'RECV-052',
    {
      statement: 'An entity is as its newest version says, in whatever order its versions come.',
      source: practice('senders keep no order, and try again what failed'),
      each: where(
        [versioned],
        [
          { key: 'in-order', ages: [60, 0] },
          { key: 'older-last', ages: [0, 60] },
          { key: 'older-between', ages: [120, 0, 60] },
        ],
      ),
      hint: 'Keep the version with the entity and let be what is older, or read the entity again from its source.',
    },
    async ({ deliverVersions, expect, row }) => {
      expect(await deliverVersions(row.ages))
        .toBeAccepted()
        .toEndAsNewest()
    },
  ),
]
