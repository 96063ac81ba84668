import { setTimeout as sleep } from 'node:timers/promises'
import { createdKey } from '../client/records.ts'
import { writeTarget } from '../client/write-target.ts'
import type { Scope } from '../kit/scope.ts'
import { openWebhookTally } from '../load/correctness/webhook-tally.ts'
import { realClock } from '../load/engine/clock.ts'
import type { Answered, WireRequest } from '../load/engine/undici-send.ts'
import { callOf, type MixEntry } from '../load/load-plan.ts'
import type { CorrectnessMeasured } from '../load/measured.ts'
import { parseJson } from '../model/json.ts'
import { at } from '../model/pointer.ts'
import { openReceiver, type ReceiverServer } from '../target/deliveries/receiver-server.ts'

/** A receiver of what the embedded sandbox sends while a plan runs. */
export type LoadReceiver = Pick<ReceiverServer, 'origin' | 'handle' | 'close'>

export async function openLoadReceiver(): Promise<LoadReceiver> {
  return openReceiver({ host: '127.0.0.1', port: 0 }, 'http://127.0.0.1')
}

/** Holds deliveries against the records that a plan creates. */
export interface LoadWebhooks {
  /** The same request, whose answer tells that something was created. */
  watch(entry: MixEntry, request: WireRequest): WireRequest
  /** Waits for what is lacking, at most so many ms. */
  result(waitMs: number, signal: AbortSignal): Promise<CorrectnessMeasured>
}

const LOOK_AGAIN_MS = 50

/** Without a receiver, or events of the API, nothing is known. */
export function openLoadWebhooks({ api }: Scope, receiver: LoadReceiver | undefined): LoadWebhooks {
  const { binding } = api
  const { events = {}, payload } = binding.webhooks ?? {}
  const tally = openWebhookTally()
  const told = new Set(
    Object.values(events).flatMap(({ when, entity }) => (when === 'created' && entity ? [entity] : [])),
  )
  receiver?.handle(async (request) => {
    const arrived = realClock.now()
    const body = parseJson(await request.text())
    const { when } = events[String(at(body, payload?.type ?? ''))] ?? {}
    const keys = [at(body, payload?.keys ?? '') ?? []].flat().map(String)
    if (when === 'created') tally.arrived({ id: String(at(body, payload?.id ?? '')), keys }, arrived)
    return new Response(null, { status: 200 })
  })
  const noted = (entity: string, { status, location, text }: Answered) => {
    const bound = binding.entities[entity]
    const headers = new Headers(location === undefined ? {} : { location })
    const key = bound && createdKey(binding, bound, { body: parseJson(text()), headers })
    if (status < 300 && key !== undefined) tally.created(key, realClock.now())
  }
  return {
    watch: (entry, request) => {
      const target = writeTarget(binding, callOf(entry), {})
      if (!receiver || target.kind !== 'create' || !told.has(target.entity)) return request
      const take = (answer: Answered) => {
        noted(target.entity, answer)
        return request.take?.(answer)
      }
      return { ...request, take }
    },
    result: async (waitMs, signal) => {
      const end = realClock.now() + waitMs
      while (tally.lacking() > 0 && realClock.now() < end && !signal.aborted) await sleep(LOOK_AGAIN_MS)
      return tally.result()
    },
  }
}
