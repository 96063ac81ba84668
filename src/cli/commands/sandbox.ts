import { Command, InvalidArgumentError } from 'commander'
import type { Scope } from '../../kit/scope.ts'
import type { Inference } from '../../model/inference.ts'
import type { Output } from '../../model/io.ts'
import { showInference } from '../../reporters/console/show-inference.ts'
import { type AnswerNote, type Listening, listen } from '../../sandbox/listen.ts'
import { isAlone } from '../choose.ts'
import { inferScope, loadScope } from '../environment.ts'
import { documentFile } from '../fetched-document.ts'
import { chooseFiles } from '../house.ts'
import { nodeIo } from '../node-io.ts'
import { showAnswer, showPlainWelcome, showWelcome } from '../sandbox-console.ts'
import { someText } from '../some-text.ts'
import { openWebhooks, readLines, showAttempt } from '../webhook-console.ts'
import { wholeNumber } from '../whole-number.ts'

interface SandboxCommandOptions {
  api?: string
  system?: string
  document?: string
  port: number
  host: string
  records?: number
  seed: number
  redirectUri: string[]
  webhookUrl?: string
}

const HELP = `
Examples:
  assay sandbox                                  the packaged API on http://127.0.0.1:4010
  assay sandbox --port 0 --records 1000000       any free port, a million records
  assay sandbox --document any.yaml              any OpenAPI document: what it lists can be read and written
  assay sandbox --webhook-url http://127.0.0.1:3000/hooks
                                                 delivers webhooks to a receiver of your own
  assay sandbox --redirect-uri http://localhost:3000/callback
`

export function sandboxCommand(): Command {
  return new Command('sandbox')
    .description('Serves an API as a sandbox on a port of this computer, until Ctrl-C.')
    .option('--api <id>', 'API under specs/ (default: the one the system belongs to)', someText)
    .option('--system <id>', 'system under systems/ (default: the embedded sandbox)', someText)
    .option('--document <file>', 'an OpenAPI document (or its URL), whose binding is inferred', someText)
    .option('--port <n>', 'port; 0 takes any free one', wholeNumber(0, 65_535), 4010)
    .option('--host <name>', 'loopback name to listen on: 127.0.0.1, localhost or ::1', '127.0.0.1')
    .option('--records <n>', 'records of the largest entity', wholeNumber(1))
    .option('--seed <n>', 'same seed, same data', wholeNumber(0), 1)
    .option('--redirect-uri <uri>', 'redirect URI of your own application; may be repeated', collectUris, [])
    .option('--webhook-url <url>', 'where webhooks are delivered to, on this computer', someText)
    .addHelpText('after', HELP)
    .action(serveUntilStopped)
}

async function serveUntilStopped(options: SandboxCommandOptions): Promise<void> {
  const { out } = nodeIo()
  const { scope, inference } = await scopeOf(options)
  if (inference) showInference(inference, out)
  const listening = await listen({
    ...scope,
    port: options.port,
    host: options.host,
    seed: options.seed,
    redirectUris: options.redirectUri,
    ...(options.records === undefined ? {} : { records: options.records }),
    onAnswer: (note: AnswerNote) => showAnswer(note, out),
    onAttempt: (note) => showAttempt(note, out),
  })
  if (inference) showPlainWelcome(listening, scope, out)
  else showWelcome(listening, scope, out)
  const { webhookUrl: url } = options
  const hushed = url === undefined ? () => {} : await receiving(listening, { api: scope.api, url }, out)
  await stopped(listening, out)
  hushed()
}

/** Has webhooks delivered, and does as is typed; the answer ends that. A sandbox that cannot deliver does not go on listening. */
async function receiving(
  listening: Listening,
  to: { api: Scope['api']; url: string },
  out: Output,
): Promise<() => void> {
  try {
    return readLines(process.stdin, openWebhooks(listening, to, out).obey)
  } catch (error) {
    await listening.close()
    throw error
  }
}

async function scopeOf(options: SandboxCommandOptions): Promise<{ scope: Scope; inference?: Inference }> {
  const { document } = options
  if (document !== undefined && isAlone({ ...options, document }))
    return inferScope(await documentFile(document))
  const files = await chooseFiles(options, process.cwd())
  return { scope: await loadScope(files) }
}

/** Resolves once the sandbox has been told to stop and has stopped. A second Ctrl-C ends it at once. */
async function stopped(listening: Listening, out: Output): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  out.write('\nStopping.\n')
  await listening.close()
}

function collectUris(uri: string, before: string[]): string[] {
  if (URL.canParse(uri) && new URL(uri).hash === '') return [...before, uri]
  throw new InvalidArgumentError('It must be an absolute URI without a fragment.')
}
