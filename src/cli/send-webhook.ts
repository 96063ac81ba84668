import { showAnswer, verdictOf } from '../kit/receiver/verdict.ts'
import { HarnessError } from '../model/harness-error.ts'
import type { Io } from '../model/io.ts'
import { printable } from '../reporters/printable.ts'
import { createRedactor } from '../secrets/redactor.ts'
import { WEBHOOK_PROBLEMS } from '../target/config-complaints.ts'
import { guarded, guardRefusal } from '../target/guard.ts'
import { wireTo } from '../target/receiver/wire.ts'
import { DEADLINE_MS } from '../webhooks/deliver.ts'
import { loadRecipe, type Signed, sign } from '../webhooks/index.ts'
import { givenTarget, isLoopback } from './given-target.ts'
import { demandReached } from './reached.ts'
import { sendCase } from './send-case.ts'
import { bodyOf, certificatesOf, secretsOf } from './webhook-input.ts'
import { receivedHeader } from './webhook-lines.ts'

export interface SendOptions {
  recipe: string
  secret: string[]
  url?: string
  method: string
  header: string[]
  id?: string
  time?: number
  allow?: 'write'
  ca?: string
  case?: string
}

export const SEND_HELP = `
Examples:
  assay webhook send event.json --recipe github --secret env:HOOK_SECRET --url http://127.0.0.1:3000/hook
  assay webhook send event.json --recipe standard-webhooks --secret env:HOOK_SECRET --url … --id msg_1
  assay webhook send event.json --recipe stripe --secret env:HOOK_SECRET --url … --time 2026-01-01T00:00:00Z
                                                          an old one, which should be rejected
  assay webhook send --recipe github --secret env:HOOK_SECRET --url … --case RECV-017/no-ascii
                                                          one of the deliveries that assay certify --receiver tries
  assay webhook send --recipe github --secret env:HOOK_SECRET --url … --case list

Exit codes:
  0 accepted (2xx)   1 anything else   2 usage, recipe or secret   3 nobody there   5 the configuration does not name the host
`

/** Signs a body, sends it, and tells what became of it; returns the exit code. */
export async function sendWebhook(file: string | undefined, options: SendOptions, io: Io): Promise<number> {
  const { url: address = '', id, time, method, header } = options
  const problem = WEBHOOK_PROBLEMS.url(address)
  if (problem !== undefined) throw new HarnessError('USAGE', `--url ${problem}.`)
  await demandConsent(new URL(address), options)
  const secrets = await secretsOf(options, io)
  const trust = options.ca === undefined ? {} : { ca: await certificatesOf(options.ca) }
  if (options.case !== undefined) {
    const { case: name, recipe } = options
    demandNoParts(options)
    return sendCase(
      { name, recipe, secrets, url: new URL(address), ...(file === undefined ? {} : { file }), ...trust },
      io,
    )
  }
  const given = Object.fromEntries(header.map(receivedHeader))
  const made = sign(await loadRecipe(options.recipe), secrets, {
    ...{ body: await bodyOf(file), method, url: address },
    headers: { 'content-type': 'application/json', ...given },
    ...(id === undefined ? {} : { id }),
    ...(time === undefined ? {} : { time }),
  })
  const answer = demandReached(await send(made, { address, method, ...trust }), new URL(address))
  io.out.write(`${printable(createRedactor(secrets).text(showAnswer(answer)))}\n`)
  return verdictOf(answer) === 'accepted' ? 0 : 1
}

/** What a case delivers is made by it: an id that was given, for one, would not be sent. */
function demandNoParts({ id, time, header, method }: SendOptions): void {
  const given = {
    '--id': id,
    '--time': time,
    '--header': header[0],
    '--method': method === 'POST' ? undefined : method,
  }
  const set = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [name]))
  if (set.length > 0)
    throw new HarnessError('USAGE', `--case tells what is sent, ${set.join(', ')} too: leave one out.`)
}

function send(
  { url, headers, body }: Signed,
  { address, method, ca }: { address: string; method: string; ca?: string },
) {
  const called = new URL(url ?? address)
  const path = `${called.pathname}${called.search}`
  const request = { method, path, headers: Object.entries(headers), body, manner: 'plain' as const }
  return wireTo(called, ca).send(request, DEADLINE_MS)
}

/** Whoever names this machine means it; any other has to be named by the configuration too. */
async function demandConsent(url: URL, { allow }: Pick<SendOptions, 'allow'>): Promise<void> {
  const dangers = allow || isLoopback(url.hostname) ? (['write'] as const) : []
  const given = { baseUrl: `${url.origin}${url.pathname}`, header: [], allow: dangers }
  const target = await givenTarget(given, process.cwd())
  const refusal = guardRefusal(target, ['write'])
  if (refusal !== undefined) throw guarded(url.host, refusal, 'one delivery')
}
