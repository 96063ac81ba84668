import { vi } from 'vitest'
import { loadScope } from '../../src/cli/environment.ts'
import type { Send } from '../../src/load/engine/send.ts'
import { classOfStatus } from '../../src/load/engine/send.ts'
import type { VirtualClock } from '../../src/load/engine/virtual-clock.ts'
import { readRateHeaders } from '../../src/load/rate-headers.ts'
import { createSandbox } from '../../src/sandbox/create-sandbox.ts'
import type { Faults } from '../../src/sandbox/fault-points.ts'
import type { Sandbox } from '../../src/sandbox/sandbox.ts'

/** What is wrong, or odd, with a sandbox under load. Instants are ms since the start of the run. */
export interface UnderLoad {
  faults?: Faults | ((now: () => number) => Faults)
  /** ms that an answer takes. `index` counts calls from 0. */
  takesMs?(call: { index: number; now: number }): number
  /** Requests in a minute; so many that none is refused where absent. */
  requestsPerMinute?: number
}

const own = await loadScope({ apiFolder: 'specs/makini', manifestFile: 'systems/sap-s4hana/system.yaml' })

/** The date at which a run begins: tokens and windows of limits are told in dates. */
const BEGAN = Date.UTC(2026, 0, 5, 9)

/** The embedded sandbox behind a wire that takes time by the virtual clock: what it does is real, how long it takes is told. */
export function sandboxUnder({ faults = {}, takesMs = () => 20, requestsPerMinute = 1e6 }: UnderLoad) {
  return (clock: VirtualClock): Send => {
    const { writeLimit: _, ...manifest } = own.manifest
    vi.useFakeTimers({ toFake: ['Date'], now: BEGAN })
    const sandbox = createSandbox({
      api: own.api,
      manifest: { ...manifest, rateLimit: { requests: requestsPerMinute, per: '60s' } },
      ...{ seed: 1, records: 30, clock: 'system' },
      faults: typeof faults === 'function' ? faults(() => clock.now()) : faults,
    })
    const calls = callsOf(sandbox)
    return async ({ index, entry }) => {
      await clock.sleep(takesMs({ index, now: clock.now() }))
      return clock.standStill(async () => {
        vi.setSystemTime(BEGAN + clock.now())
        const { response, isFalse } = await calls(entry.operation, index)
        const bytes = (await response.text()).length
        const rate = readRateHeaders((name) => response.headers.get(name), {
          ...{ status: response.status, now: BEGAN + clock.now() },
        })
        return { class: isFalse ? 'wrong-data' : classOfStatus(response.status), bytes, rate }
      })
    }
  }
}

/** Reads a vendor, or writes an order and reads back what it was told is stored. */
function callsOf(sandbox: Sandbox) {
  const { accessToken } = sandbox.accounts.connections.primary
  const ask = (path: string, body?: object) =>
    sandbox.fetch(
      new Request(`${sandbox.baseUrl}${path}`, {
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        ...(body && { method: 'PUT', body: JSON.stringify(body) }),
      }),
    )
  const keyOf = async (path: string): Promise<string> => {
    const { data } = (await (await ask(path)).json()) as { data: { key: string }[] }
    return `${path}/${data[0]?.key}`
  }
  let vendor: string | undefined
  let order: string | undefined
  return async (operation: string, index: number): Promise<{ response: Response; isFalse?: boolean }> => {
    if (operation.startsWith('GET')) {
      vendor ??= await keyOf('/api/erp/vendors')
      return { response: await ask(vendor) }
    }
    order ??= await keyOf('/api/erp/purchase-orders')
    const notes = `written ${index}`
    const response = await ask(order, { notes })
    const stored = (await (await ask(order)).json()) as { data: { notes: string } }
    return { response, isFalse: response.ok && stored.data.notes !== notes }
  }
}
