import { Command, Option } from 'commander'
import { HarnessError } from '../../model/harness-error.ts'
import type { Io } from '../../model/io.ts'
import { loadRecipe, sign, verify } from '../../webhooks/index.ts'
import { nodeIo } from '../node-io.ts'
import { addValue } from '../repeated-value.ts'
import { SEND_HELP, type SendOptions, sendWebhook } from '../send-webhook.ts'
import { someText } from '../some-text.ts'
import { bodyOf, secretsOf } from '../webhook-input.ts'
import { curlLine, instantOf, receivedHeader, verdictLines } from '../webhook-lines.ts'

interface Options {
  recipe: string
  secret: string[]
  url?: string
  method: string
  header: string[]
}

interface SignOptions extends Options {
  id?: string
  time?: number
  curl: boolean
}

const HELP = `
A recipe tells how a sender signs: standard-webhooks, svix, stripe, slack, paddle, github, shopify, line, twilio, square, adyen,
message-signature … The files under recipes/ of the package are the list; recipes/<name>.yaml beside you is one of your own.
The body is read as bytes, from a file or, where none is named, from the standard input.
`

const SIGN_HELP = `${HELP}
Examples:
  assay webhook sign event.json --recipe github --secret env:HOOK_SECRET
  assay webhook sign event.json --recipe standard-webhooks --secret env:HOOK_SECRET --id msg_1
  assay webhook sign event.json --recipe stripe --secret env:HOOK_SECRET --curl --url http://127.0.0.1:3000/hook | sh
  assay webhook sign event.json --recipe svix --secret env:OLD --secret env:NEW --id msg_1     while secrets are changed

Prints the headers, one a line; where the signature stands in the body, the signed body.

Exit codes:
  0 signed   2 usage, recipe or secret
`

const VERIFY_HELP = `${HELP}
Examples:
  assay webhook verify event.json --recipe github --secret env:HOOK_SECRET --header 'X-Hub-Signature-256: sha256=…'
  assay webhook verify event.json --recipe stripe --secret env:HOOK_SECRET --header 'Stripe-Signature: t=…,v1=…' \\
      --time 2026-11-24T09:00:00Z                   as it was judged at that instant

Exit codes:
  0 genuine   1 refused: the reason is printed   2 usage, recipe or secret
`

/** `assay webhook sign|verify|send`. */
export function webhookCommand(): Command {
  return new Command('webhook')
    .description('Signs, verifies or sends a webhook, over its bytes and as strictly as a receiver should.')
    .addCommand(
      common(new Command('sign'))
        .summary('print the headers that a sender would send')
        .description('Signs a body as a sender does.')
        .option('--id <id>', 'id of the event, where the recipe has one', someText)
        .option('--time <instant>', 'when it is sent: Unix seconds or ISO 8601 (default: now)', instantOf)
        .option('--curl', 'print a curl command that sends it; needs --url and a body from a file', false)
        .addHelpText('after', SIGN_HELP)
        .action(async (file: string | undefined, options: SignOptions) => {
          process.exitCode = await signBody(file, options, nodeIo())
        }),
    )
    .addCommand(
      common(new Command('verify'))
        .summary('say whether a delivery is genuine, and why not')
        .description('Verifies a delivery as a strict receiver does.')
        .option('--time <instant>', 'judge its age at this instant (default: now)', instantOf)
        .addHelpText('after', VERIFY_HELP)
        .action(async (file: string | undefined, options: Options & { time?: number }) => {
          process.exitCode = await verifyBody(file, options, nodeIo())
        }),
    )
    .addCommand(sendCommand())
}

function sendCommand(): Command {
  return common(new Command('send'))
    .summary('sign a webhook, send it, and say what became of it')
    .description('Signs a body as a sender does, and sends exactly the signed bytes.')
    .option('--id <id>', 'id of the event, where the recipe has one', someText)
    .option('--time <instant>', 'when it says that it is sent (default: now)', instantOf)
    .option('--case <key>', 'what a check of a receiver delivers, by its key; list tells all', someText)
    .option('--ca <file>', 'certificates (PEM) to trust in place of the usual ones', someText)
    .addOption(new Option('--allow <danger>', 'to send to another machine').choices(['write']))
    .addHelpText('after', `${HELP}${SEND_HELP}`)
    .action(async (file: string | undefined, options: SendOptions) => {
      process.exitCode = await sendWebhook(file, options, nodeIo())
    })
}

function common(command: Command): Command {
  return command
    .argument('[file]', 'the body (default: the standard input)')
    .requiredOption('--recipe <name or file>', 'how the sender signs', someText)
    .requiredOption('--secret <reference>', 'env:NAME; again for each further secret', addValue, [])
    .option('--url <url>', 'the full address that is called, where the recipe signs it', someText)
    .option('--method <method>', 'the method, where the recipe signs it', 'POST')
    .option('--header <line>', "'Name: value'; again for each further header", addValue, [])
}

async function signBody(file: string | undefined, options: SignOptions, io: Io): Promise<number> {
  const { url, id, time, method, curl } = options
  if (curl && (url === undefined || file === undefined))
    throw new HarnessError('USAGE', '--curl needs --url and a body from a file: a command has to name both.')
  const recipe = await loadRecipe(options.recipe)
  const made = sign(recipe, await secretsOf(options, io), {
    body: await bodyOf(file),
    method,
    headers: Object.fromEntries(options.header.map(receivedHeader)),
    ...(url === undefined ? {} : { url }),
    ...(id === undefined ? {} : { id }),
    ...(time === undefined ? {} : { time }),
  })
  if (recipe.signature?.body !== undefined) {
    if (curl)
      throw new HarnessError(
        'USAGE',
        'The signature stands in the body: write the output to a file and send it.',
      )
    io.out.write(`${Buffer.from(made.body)}\n`)
  } else if (curl) io.out.write(`${curlLine({ ...made, method, file: file ?? '' })}\n`)
  else for (const [name, value] of Object.entries(made.headers)) io.out.write(`${name}: ${value}\n`)
  if (made.url !== url) io.err.write(`The signed address is ${made.url}\n`)
  return 0
}

async function verifyBody(
  file: string | undefined,
  options: Options & { time?: number },
  io: Io,
): Promise<number> {
  const { url, method, time } = options
  const verdict = verify(await loadRecipe(options.recipe), await secretsOf(options, io), {
    body: await bodyOf(file),
    headers: options.header.map(receivedHeader),
    method,
    now: time ?? io.now(),
    ...(url === undefined ? {} : { url }),
  })
  if (!verdict.ok && verdict.reason === 'secret-unusable')
    throw new HarnessError('SECRET_UNUSABLE', verdict.detail)
  io.out.write(verdictLines(verdict))
  return verdict.ok ? 0 : 1
}
