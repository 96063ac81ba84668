import { createInterface } from 'node:readline'
import { HarnessError } from '../model/harness-error.ts'
import type { Output } from '../model/io.ts'
import { nearest } from '../model/nearest.ts'
import type { Listening } from '../sandbox/listen.ts'
import type { WebhookControl } from '../sandbox/webhooks/control.ts'
import type { AttemptNote } from '../sandbox/webhooks/delivery-log.ts'
import type { Api } from '../spec/api.ts'

/** A receiver of the user's own, to which a sandbox on a port delivers. */
export interface WebhookConsole {
  /** Does what a line says, and tells what came of it. */
  obey(line: string): Promise<void>
}

/** Registers the user's receiver and says how to make things happen. Throws USAGE where it cannot be delivered to. */
export function openWebhooks(
  { sandbox }: Listening,
  { api, url }: { api: Api; url: string },
  out: Output,
): WebhookConsole {
  const { webhooks, accounts } = sandbox
  const events = Object.keys(api.binding.webhooks?.events ?? {})
  if (!webhooks)
    throw new HarnessError(
      'USAGE',
      'This API tells of no webhooks: leave out --webhook-url, or take another API.',
    )
  const { id: connection } = accounts.connections.primary
  const registered = webhooks.register(url, connection)
  if ('refused' in registered)
    throw new HarnessError(
      'USAGE',
      `The sandbox delivers to this computer alone, and not to the --webhook-url: ${registered.refused}. Give one like http://127.0.0.1:3000/hooks.`,
    )
  out.write(`Webhooks of the connection above go to ${url}

  webhook secret     ${registered.secret}
  signed as          recipe ${api.binding.webhooks?.recipe}

Type the name of an event to make it happen (${events.slice(0, 3).join(', ')}, …), or one of: events, again, rotate, log

`)
  return { obey: (line) => obey(line.trim(), { webhooks, events, connection, endpoint: registered.id, out }) }
}

interface Held {
  webhooks: WebhookControl
  events: string[]
  connection: string
  endpoint: string
  out: Output
}

async function obey(word: string, { webhooks, events, connection, endpoint, out }: Held): Promise<void> {
  const say = (text: string) => out.write(`${text}\n`)
  if (word === '') return
  if (word === 'events') return say(events.join('\n'))
  if (word === 'rotate') return say(`new webhook secret  ${webhooks.rotate(endpoint)}`)
  const deliveries = webhooks.log(endpoint)
  if (word === 'log')
    return say(
      deliveries
        .map(({ type, event, state, attempts }) => `${state} ${type} ${event}, ${attempts.length} tried`)
        .join('\n') || 'Nothing was delivered yet.',
    )
  const last = deliveries.at(-1)
  if (word === 'again') return last ? webhooks.redeliver(last.id) : say('Nothing was delivered yet.')
  if (webhooks.occur(word, connection)) return
  const near = nearest(word, [...events, 'events', 'again', 'rotate', 'log'])
  say(`There is no ${word}.${near === undefined ? '' : ` Did you mean ${near}?`} All names: events`)
}

/** One line per attempt. */
export function showAttempt({ url, type, attempt, state, next }: AttemptNote, out: Output): void {
  const answer = attempt.status ?? attempt.failure ?? ''
  const then = next === undefined ? state : `next in ${Math.round(next / 1000)} s`
  out.write(`${answer} webhook ${type} to ${url} ${attempt.ms.toFixed(1)} ms, ${then}\n`)
}

/** Lines as they are typed, until there are no more. */
export function readLines(input: NodeJS.ReadableStream, obey: WebhookConsole['obey']): () => void {
  const lines = createInterface({ input })
  lines.on('line', (line) => void obey(line))
  return () => lines.close()
}
