import { type Command, Option } from 'commander'
import { HarnessError } from '../model/harness-error.ts'
import { referenceProblem } from '../secrets/resolve.ts'
import type { WebhooksConfig } from '../target/config.ts'
import { WEBHOOK_PROBLEMS } from '../target/config-complaints.ts'
import { someText } from './some-text.ts'

/** Where the webhooks of a remote target come in, as a command line says it. */
export interface WebhookOptions {
  webhookUrl?: string
  webhookListen?: string
  webhookSecret?: string
  webhookWait?: string
}

/** What `assay certify --help` teaches about webhooks of a remote target. */
export const WEBHOOK_HELP = `
The webhooks of a remote target come to a receiver on loopback, to which a public address of yours leads:
  1. start a tunnel or proxy that forwards https://hooks.example.com/in to http://127.0.0.1:8787
  2. register https://hooks.example.com/in at the target, for the primary connection; it gives a secret
  3. assay certify --target staging --suites webhooks --webhook-url https://hooks.example.com/in \\
       --webhook-listen 127.0.0.1:8787 --webhook-secret env:HOOK_SECRET
Before any check it is seen whether the address leads here. Events are made to happen by writing, which the target must allow.
--quick leaves out what waits for a repeated attempt; what needs a clock, a log or other endpoints is blocked.
`

/** Adds what goes with a target whose webhooks are to be seen. */
export function addWebhookOptions(command: Command): Command {
  return command
    .optionsGroup('With --target, for its webhooks:')
    .option('--webhook-url <url>', 'the public address that is registered at the target', someText)
    .option(
      '--webhook-listen <address>',
      'where it leads to, e.g. 127.0.0.1:8787 (default: a free port)',
      someText,
    )
    .option('--webhook-secret <reference>', 'env:NAME of the secret that the target gave for it', someText)
    .addOption(
      new Option('--webhook-wait <time>', 'how long a delivery is awaited (default: 30s)').argParser(
        someText,
      ),
    )
}

/** The settings of the configuration, with what the command line says in their place. Throws USAGE. */
export function webhooksOf(
  options: WebhookOptions,
  configured: WebhooksConfig | undefined,
): WebhooksConfig | undefined {
  const { webhookUrl, webhookListen, webhookSecret, webhookWait } = options
  if (!configured && !isAsked(options)) return undefined
  const url = webhookUrl ?? configured?.url
  const secret = webhookSecret ?? configured?.secret
  if (url === undefined)
    throw usage('The --webhook-… options go with --webhook-url: give the public address.')
  if (secret === undefined)
    throw usage(
      '--webhook-url goes with --webhook-secret: name the secret that the target gave, as env:NAME.',
    )
  const given = { url: webhookUrl, listen: webhookListen, wait: webhookWait }
  for (const key of ['url', 'listen', 'wait'] as const) {
    const problem = given[key] === undefined ? undefined : WEBHOOK_PROBLEMS[key](given[key])
    if (problem !== undefined) throw usage(`--webhook-${key} ${problem}.`)
  }
  const problem = referenceProblem(secret)
  if (problem !== undefined) throw usage(`--webhook-secret: ${problem}.`)
  const [listen, wait] = [webhookListen ?? configured?.listen, webhookWait ?? configured?.wait]
  return { url, secret, ...(listen !== undefined && { listen }), ...(wait !== undefined && { wait }) }
}

/** Refuses them where no target is named whose webhooks could come; throws USAGE. */
export function demandNoWebhooks(options: WebhookOptions, why: string): void {
  if (isAsked(options))
    throw usage(`The --webhook-… options go with --target: ${why}. Leave them out, or name a target.`)
}

function isAsked({ webhookUrl, webhookListen, webhookSecret, webhookWait }: WebhookOptions): boolean {
  return [webhookUrl, webhookListen, webhookSecret, webhookWait].some((value) => value !== undefined)
}

function usage(message: string): HarnessError {
  return new HarnessError('USAGE', message)
}
