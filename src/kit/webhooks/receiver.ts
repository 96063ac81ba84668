import type { Recorder } from '../../client/recorder.ts'
import type { Network, Via } from '../../sandbox/webhooks/network.ts'
import type { Secret } from '../../secrets/secret.ts'

/** How a receiver answers one delivery: at once, with 200 and without a body, where nothing else is said. */
export interface ReceiverAnswer {
  status?: number
  headers?: Record<string, string>
  /** ms on the target's clock until the headers; `never` for a receiver that holds the line. */
  after?: number | 'never'
  /** A body of so many bytes, of which each chunk comes `every` so many ms. */
  body?: { bytes: number; every?: number }
  /** No answer at all: the connection is refused, or is broken off once the delivery is there. */
  fails?: 'refused' | 'reset'
}

/** A delivery as it came. */
export interface Receipt {
  /** ms since the epoch, on the target's clock. */
  at: number
  method: string
  url: string
  headers: [name: string, value: string][]
  body: Uint8Array
  /** Bytes of the answer that the sender took. */
  taken: number
  /** When the sender let the connection go, where it did so before the answer was over. */
  letGoAt?: number
}

/** One host that deliveries go to. */
export interface Receiver {
  /** What its name leads to; it may change. */
  address: string
  /** One for each delivery, the last one for all that follow. */
  answers: readonly ReceiverAnswer[]
  receipts: Receipt[]
  /** Deliveries that were tried, those of which no byte came too: instants on the target's clock. */
  tries: number[]
}

/** A registered endpoint, and what came there. */
export interface Inbox extends Receiver {
  id: string
  url: string
  /** Newest first. */
  secrets: Secret[]
}

/** Passes time on the target's clock. */
interface Time {
  now(): number
  wait(ms: number): Promise<void>
}

/** A network of this process, of receivers that do as they are told. Every delivery goes into the evidence. */
export function receiversNetwork(
  hosts: ReadonlyMap<string, Receiver>,
  time: Time,
  recorder: Recorder,
): Network {
  return {
    resolve: async (host) => {
      const receiver = hosts.get(host)
      if (receiver) return [receiver.address]
      throw new Error(`there is no host ${host}`)
    },
    post: async (request, via) => {
      const receiver = hosts.get(new URL(request.url).hostname)
      if (!receiver || receiver.address !== via.address) throw new Error('nobody listens there')
      const answer = receiver.answers[receiver.tries.length] ?? receiver.answers.at(-1) ?? {}
      receiver.tries.push(time.now())
      void recorder
        .record(() => saying(answer))(request.clone())
        .catch(() => {})
      if (answer.fails === 'refused') throw new Error('connection refused')
      const receipt = await received(request, time.now())
      receiver.receipts.push(receipt)
      if (answer.fails) throw new Error('connection reset')
      return answered({ answer, receipt, time }, via)
    },
  }
}

/** An answer as the evidence shows it: its body is of no interest, and may never end. */
async function saying({ status = 200, headers = {}, fails }: ReceiverAnswer): Promise<Response> {
  if (fails) throw new Error(`the receiver ${fails} the connection`)
  return new Response(null, { status, headers })
}

async function received(request: Request, at: number): Promise<Receipt> {
  const { method, url, headers } = request
  return { at, method, url, headers: [...headers], body: await request.bytes(), taken: 0 }
}

interface Answering {
  answer: ReceiverAnswer
  receipt: Receipt
  time: Time
}

async function answered({ answer, receipt, time }: Answering, { signal }: Via): Promise<Response> {
  const { status = 200, headers = {}, after = 0, body } = answer
  const letGo = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => {
      receipt.letGoAt ??= time.now()
      reject(new Error('let go'))
    })
  })
  letGo.catch(() => {})
  if (after === 'never') return letGo
  if (after > 0) await Promise.race([time.wait(after), letGo])
  // A few statuses have no body, whatever a receiver would like to say.
  const content = body && status !== 204 ? streamOf(body, receipt, { time, letGo }) : null
  return new Response(content, { status, headers })
}

const CHUNK = 16 * 1024

/** Makes each chunk when it is asked for, so that what was taken can be told. */
function streamOf(
  { bytes, every = 0 }: { bytes: number; every?: number },
  receipt: Receipt,
  { time, letGo }: { time: Time; letGo: Promise<never> },
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (every > 0) await Promise.race([time.wait(every), letGo])
        const size = Math.min(every > 0 ? 1 : CHUNK, bytes - receipt.taken)
        if (size > 0) controller.enqueue(new Uint8Array(size).fill(0x20))
        receipt.taken += size
        if (receipt.taken >= bytes) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
}
