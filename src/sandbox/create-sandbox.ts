import { parseDuration } from '../model/duration.ts'
import type { Api } from '../spec/api.ts'
import { openAccounts } from './accounts.ts'
import { createClock, rateWindow, stepOf } from './clock.ts'
import { Dice, hashText, seededBytes } from './data/dice.ts'
import { recordEditor } from './data/record-editor.ts'
import { RecordStore } from './data/record-store.ts'
import type { Engine } from './engine.ts'
import { tapOf } from './fault-points.ts'
import { serve } from './http/serve.ts'
import { Codes } from './oauth/codes.ts'
import { Connections } from './oauth/connections.ts'
import { Tokens } from './oauth/tokens.ts'
import { Selector } from './query/selection.ts'
import { RateLimit } from './rate-limit.ts'
import { IN_PROCESS_URL, type Sandbox, type SandboxOptions } from './sandbox.ts'
import { webhookControl } from './webhooks/open-control.ts'
import { telling } from './webhooks/record-events.ts'
import { type SenderOptions, WebhookSender } from './webhooks/sender.ts'
import { WriteLimits } from './write-limits.ts'
import { Replays } from './writes/replays.ts'

/** A sandbox of its own: nothing is shared with another but what was worked out about the API. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const engine = createEngine(options)
  const { clock, accounts, connections, limit } = engine
  const { primary } = accounts.connections
  const ids = new Dice(hashText(`request ids ${options.seed}`))
  const nextId = () => `req_${ids.word().toString(36)}${ids.word().toString(36)}`
  return {
    fetch: (request) => serve(engine, request, nextId()),
    baseUrl: engine.baseUrl,
    clock: { now: clock.now, advance: clock.advance },
    accounts,
    ...(engine.webhooks && { webhooks: webhookControl(engine, engine.webhooks) }),
    control: {
      ...telling(engine, primary.id),
      requireReauthorization: (connection) => {
        connections.setReauthorization(connection, true)
        engine.webhooks?.tell({ cause: 'reauthorization', connection })
      },
      exhaustRateLimit: (connection) => limit.exhaust(connection, clock.now()),
    },
  }
}

function createEngine(options: SandboxOptions): Engine {
  const { api, manifest, seed } = options
  const clock = createClock(options.clock, stepOf(manifest))
  const random = options.random ?? seededBytes(`tokens ${seed}`)
  const tap = tapOf(options.faults ?? {})
  const lifetimes = lifetimesOf(api)
  const tokens = new Tokens({ tap, clock, random, lifetimes })
  const connections = new Connections({ now: clock.now, random })
  const records = new RecordStore(api, {
    seed,
    start: clock.now(),
    records: options.records,
    counts: options.counts,
  })
  const { requests, ms } = rateWindow(manifest)
  return {
    api,
    manifest,
    tap,
    clock,
    baseUrl: options.baseUrl ?? IN_PROCESS_URL,
    records,
    editor: (connection) =>
      recordEditor(records, { connection, connections: () => connections.ids(), now: clock.now }),
    selector: new Selector(),
    connections,
    tokens,
    codes: new Codes(random),
    accounts: openAccounts({
      api,
      manifest,
      connections,
      tokens,
      random,
      redirectUris: options.redirectUris ?? [],
    }),
    limit: new RateLimit(requests, ms),
    writes: manifest.writeLimit && new WriteLimits(manifest.writeLimit),
    replays: new Replays(),
    webhooks: senderOf(options, { tap, clock, random }),
    lifetimes,
  }
}

/** None where nobody can tell how to sign. */
function senderOf(
  { api, seed, loopbackReceivers: loopback, onAttempt }: SandboxOptions,
  parts: Pick<SenderOptions, 'tap' | 'clock' | 'random'>,
): WebhookSender | undefined {
  const { webhooks: binding } = api.binding
  const { recipe } = api
  return binding && recipe && new WebhookSender({ ...parts, api, binding, recipe, seed, loopback, onAttempt })
}

function lifetimesOf({ binding }: Api): Engine['lifetimes'] {
  const { code, access, refresh } = binding.authentication.lifetimes
  return {
    code: parseDuration(code) ?? 0,
    access: parseDuration(access) ?? 0,
    refresh: parseDuration(refresh) ?? 0,
  }
}
