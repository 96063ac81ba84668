import { setTimeout as sleep } from 'node:timers/promises'
import { parseDuration } from '../../model/duration.ts'
import { HarnessError } from '../../model/harness-error.ts'
import type { Io } from '../../model/io.ts'
import { resolveSecret } from '../../secrets/resolve.ts'
import type { WebhooksConfig } from '../config.ts'
import { parseListen } from '../config-complaints.ts'
import type { TargetDeliveries } from '../session.ts'
import { demandReach } from './reach.ts'
import { openReceiver, type ReceiverServer } from './receiver-server.ts'

/** How long one delivery is awaited where nothing is said. */
const USUAL_WAIT = '30s'
/** ms in which a tunnel to a port that was chosen beforehand is to lead somewhere. */
const REACH_MS = 15_000
/** The same where the port has just been told, so that somebody has to start one. */
const START_MS = 120_000

/** ms for which one delivery is awaited. */
export function waitOf({ wait = USUAL_WAIT }: Pick<WebhooksConfig, 'wait'>): number {
  return parseDuration(wait) ?? 30_000
}

/** What arrives at the endpoint of a configuration. Finds its secret; listens once it is first asked to receive. */
export async function openDeliveries(
  config: WebhooksConfig,
  io: Pick<Io, 'env' | 'now'>,
): Promise<TargetDeliveries> {
  let server: Promise<ReceiverServer> | undefined
  const { url } = config
  return {
    url,
    secret: await resolveSecret(config.secret, io),
    waitMs: waitOf(config),
    async receive(handler) {
      server ??= reached(config, io.now)
      ;(await server).handle(handler)
    },
  }
}

/** A receiver that the public address leads to; what waits for it ends with the worker. */
async function reached(config: WebhooksConfig, now: () => number): Promise<ReceiverServer> {
  const server = await openReceiver(placeOf(config), config.url)
  const wait = async (ms: number) => sleep(ms)
  try {
    await demandReach(server, config.url, { fetch, now, sleep: wait, deadlineMs: REACH_MS })
  } catch (error) {
    await server.close()
    throw error
  }
  return server
}

/**
 * Looks whether the public address leads here, before any check. `told` is given where the receiver listens. Gives the
 * configuration with that very port; it is free again, for the worker that receives. Throws TARGET_UNREACHABLE,
 * PORT_UNAVAILABLE, SECRET_MISSING, and INTERRUPTED once the signal says so.
 */
export async function probeDeliveries(
  config: WebhooksConfig,
  io: Pick<Io, 'env' | 'now'>,
  { signal, told }: { signal: AbortSignal; told(origin: string): void },
): Promise<WebhooksConfig> {
  await resolveSecret(config.secret, io)
  const place = placeOf(config)
  const server = await openReceiver(place, config.url)
  told(server.origin)
  try {
    await demandReach(server, config.url, {
      fetch: (request, init) => fetch(request, { signal: AbortSignal.any([signal, init?.signal ?? signal]) }),
      now: io.now,
      sleep: (ms) => sleep(ms, undefined, { signal }),
      deadlineMs: place.port === 0 ? START_MS : REACH_MS,
    })
    signal.throwIfAborted()
  } catch (error) {
    throw signal.aborted ? interrupted(config.url, error) : error
  } finally {
    await server.close()
  }
  return { ...config, listen: new URL(server.origin).host }
}

function placeOf({ listen = '127.0.0.1:0' }: WebhooksConfig): { host: string; port: number } {
  return parseListen(listen) ?? { host: '127.0.0.1', port: 0 }
}

function interrupted(url: string, cause: unknown): HarnessError {
  const message = `Interrupted while waiting for ${url} to lead to this machine; no check was begun. Run again to certify it.`
  return new HarnessError('INTERRUPTED', message, cause)
}
