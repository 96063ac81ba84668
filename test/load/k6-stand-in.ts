import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { K6Options } from '../../src/load/k6/k6-options.ts'

/** What the script gives k6 to send, and to count. */
export interface SentByK6 {
  method: string
  url: string
  body: string | null
  headers: Record<string, string>
  tags: Record<string, string>
}

const FETCHING = `
const { workerData: { port, flag } } = require('node:worker_threads')
port.on('message', async ({ method, url, body, headers }) => {
  const answer = await fetch(url, { method, headers, body: body ?? undefined, redirect: 'manual' })
    .then(async (got) => (await got.text(), { status: got.status, headers: Object.fromEntries(got.headers) }))
    .catch(() => ({ status: 0, headers: {} }))
  port.postMessage(answer)
  Atomics.store(flag, 0, 1)
  Atomics.notify(flag, 0)
})`

/** k6 has calls that wait, where Node has none: a thread asks, and this one stands still. */
export function blockingFetch() {
  const { port1, port2 } = new MessageChannel()
  const flag = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(FETCHING, {
    eval: true,
    workerData: { port: port2, flag },
    transferList: [port2],
  })
  return {
    ask(request: Omit<SentByK6, 'tags'>): { status: number; headers: Record<string, string> } {
      Atomics.store(flag, 0, 0)
      port1.postMessage(request)
      Atomics.wait(flag, 0, 0)
      return receiveMessageOnPort(port1)?.message
    },
    close: () => worker.terminate(),
  }
}

interface StandIn {
  folder: string
  script: string
  env: Record<string, string>
  ask: ReturnType<typeof blockingFetch>['ask']
  /** ms that a call is said to take. */
  takesMs(iteration: number): number
  runners: number
}

/** What is under way, by which the modules tell a sample from another. */
interface Moment {
  iteration: number
  atMs: number
  runner: number
}

/** Runs an exported script as k6 would, with each runner taking its share of iterations. Returns their output, and what was sent. */
export async function runAsK6(given: StandIn) {
  const now: Moment = { iteration: 0, atMs: 0, runner: 0 }
  const scenario = { name: '', iterationInTest: 0 }
  const left = install(given, { now, scenario })
  const { options, call } = await loadScript(given.folder, given.script)
  left.plan = options.tags.assay_plan ?? ''
  for (const [name, { rate = 0, duration = '0ms', timeUnit, startTime }] of Object.entries(
    options.scenarios,
  )) {
    const perSecond = rate / Number.parseInt(timeUnit, 10)
    const count = Math.floor((perSecond * Number.parseInt(duration, 10)) / 1000)
    for (let iteration = 0; iteration < count && left.aborted === undefined; iteration += 1) {
      Object.assign(scenario, { name, iterationInTest: iteration })
      const atMs = Date.UTC(2026, 0, 5) + Number.parseInt(startTime, 10) + (iteration * 1000) / perSecond
      Object.assign(now, { iteration, atMs, runner: iteration % given.runners })
      try {
        call()
      } catch (error) {
        if (left.aborted === undefined) throw error
      }
    }
  }
  return left
}

/** What the run leaves behind. */
interface Left {
  plan: string
  outputs: string[]
  sent: SentByK6[]
  aborted: string | undefined
}

/** Puts what the modules ask for in its place. */
function install(
  { env, ask, takesMs, runners }: StandIn,
  { now, scenario }: { now: Moment; scenario: { name: string } },
): Left {
  const left: Left = {
    ...{ plan: '', sent: [], aborted: undefined },
    outputs: Array.from({ length: runners }, () => ''),
  }
  const k6StandIn = {
    scenario,
    request(...[method, url, body, given]: [string, string, string | null, SentByK6]) {
      left.sent.push({ method, url, body, headers: given.headers, tags: given.tags })
      const answer = ask({ method, url, body, headers: given.headers })
      const wait = answer.headers['retry-after']
      return {
        ...{ status: answer.status, error_code: answer.status === 0 ? 1050 : 0 },
        headers: wait === undefined ? {} : { 'Retry-After': wait },
        timings: { blocked: 0, connecting: 0, tls_handshaking: 0, duration: takesMs(now.iteration) },
      }
    },
    abort(reason: string) {
      left.aborted = reason
      throw new Error(reason)
    },
    add(metric: string, value: number | boolean, own: Record<string, string>) {
      const time = new Date(now.atMs + takesMs(now.iteration)).toISOString()
      const tags = { ...own, scenario: scenario.name, assay_plan: left.plan }
      const data = { time, value: Number(value), tags }
      left.outputs[now.runner] += `${JSON.stringify({ metric, type: 'Point', data })}\n`
    },
  }
  Object.assign(globalThis, { __ENV: env, k6StandIn })
  return left
}

/** The modules of k6 that the script imports, as far as it uses them. */
const MODULES = {
  'http.js': `export default {
    request: (...given) => globalThis.k6StandIn.request(...given),
    expectedStatuses: (...given) => given,
  }`,
  'execution.js': `export default {
    get scenario() { return globalThis.k6StandIn.scenario },
    test: { abort: (reason) => globalThis.k6StandIn.abort(reason) },
  }`,
  'metrics.js': `class Metric {
    constructor(name) { this.name = name }
    add(value, tags) { globalThis.k6StandIn.add(this.name, value, tags) }
  }
  export { Metric as Trend, Metric as Rate }`,
  'package.json': `{ "name": "k6", "type": "module", "exports": {
    "./http": "./http.js", "./execution": "./execution.js", "./metrics": "./metrics.js" } }`,
}

async function loadScript(folder: string, script: string): Promise<{ options: K6Options; call(): void }> {
  const modules = join(folder, 'node_modules', 'k6')
  await mkdir(modules, { recursive: true })
  for (const [name, text] of Object.entries(MODULES)) await writeFile(join(modules, name), text)
  const file = join(folder, 'script.mjs')
  await writeFile(file, script)
  return import(pathToFileURL(file).href)
}
