import type { Command } from 'commander'
import { HarnessError } from '../model/harness-error.ts'
import type { CountSource } from '../target/receiver/count.ts'
import type { CertifyOptions } from './certify-options.ts'
import { repeated } from './repeated-value.ts'
import { someText } from './some-text.ts'
import { wholeNumber } from './whole-number.ts'

/** What a user asked of `assay certify --receiver`. */
export interface ReceiverOptions {
  receiver?: string
  recipe?: string
  signedUrl?: string
  secret: string[]
  retired?: string
  foreign?: string
  nextSecret?: string
  rotateCommand?: string
  event?: string
  countUrl?: string
  countCommand?: string
  countLog?: string
  countPattern?: string
  stateUrl?: string
  restartCommand?: string
  ca?: string
  answerLimit: number
  quick: boolean
}

/** Adds what goes with `--receiver`. */
export function addReceiverOptions(command: Command): Command {
  return command
    .optionsGroup('With --receiver:')
    .option(
      '--receiver <url>',
      'a running receiver of webhooks, which is certified in place of an API',
      someText,
    )
    .option('--recipe <name or file>', 'how its sender signs: a name under recipes/, or a file', someText)
    .option('--signed-url <url>', 'what the sender calls and signs, where a proxy leads to it', someText)
    .addOption(repeated('--secret <reference>', 'env:NAME; twice while secrets are changed'))
    .option('--retired <reference>', 'env:NAME of a secret that is accepted no more', someText)
    .option(
      '--foreign <reference>',
      'env:NAME of a secret of another connection to the same receiver',
      someText,
    )
    .option('--next-secret <reference>', 'env:NAME of the secret that --rotate-command brings', someText)
    .option('--rotate-command <line>', 'has the receiver learn it; no shell reads it', someText)
    .option(
      '--event <file>',
      'an event to send, with {{id}} for its id (default: one of no known type)',
      someText,
    )
    .option('--count-url <url>', 'answers how many events were processed', someText)
    .option('--count-command <line>', 'prints how many events were processed; no shell reads it', someText)
    .option('--count-log <file>', 'has a line for each event that was processed', someText)
    .option('--count-pattern <regexp>', 'with --count-log: what such a line matches', someText)
    .option('--state-url <url>', 'tells what {{entity}}, which stands in it, has become', someText)
    .option('--restart-command <line>', 'ends the receiver and starts it; no shell reads it', someText)
    .option('--ca <file>', 'certificates (PEM) to trust in place of the usual ones', someText)
    .option('--answer-limit <s>', 'seconds after which the sender gives up', wholeNumber(1, 120), 10)
    .option('--quick', 'leave out what has to wait for a real limit', false)
}

/** Where effects are counted, if anywhere. Throws USAGE where what is given makes no single place. */
export function countSource(options: ReceiverOptions): CountSource | undefined {
  const { countUrl, countCommand, countLog, countPattern } = options
  const given = [countUrl, countCommand, countLog].filter((each) => each !== undefined)
  if (given.length > 1) throw usage('Give one of --count-url, --count-command and --count-log, not several.')
  if ((countLog === undefined) !== (countPattern === undefined))
    throw usage('--count-log and --count-pattern go together: give both.')
  if (countUrl !== undefined) {
    if (!URL.canParse(countUrl)) throw usage(`--count-url ${countUrl} is no address. Give it whole.`)
    return { kind: 'url', url: countUrl }
  }
  if (countCommand !== undefined) return { kind: 'command', argv: argvOf(countCommand) }
  return countLog === undefined
    ? undefined
    : { kind: 'log', file: countLog, pattern: patternOf(countPattern) }
}

/** The words of a line that no shell reads: between blanks, but for those in quotes, which stay together. Nothing else is special. */
export function argvOf(line: string): string[] {
  const words = line.match(/(?:[^\s'"]|'[^']*'|"[^"]*"|['"])+/g) ?? []
  return words.map((word) =>
    word.replace(/'([^']*)'|"([^"]*)"|['"]/g, (quoted, one?: string, two?: string) => {
      if (quoted.length > 1) return one ?? two ?? ''
      throw usage(`There is a quote that is not closed in ${line}: close it, or name a script instead.`)
    }),
  )
}

/** Throws USAGE for an address that cannot tell of an entity. */
export function demandStateUrl(url: string | undefined): void {
  if (url === undefined || (URL.canParse(url.replaceAll('{{entity}}', 'e')) && url.includes('{{entity}}')))
    return
  throw usage(
    `--state-url ${url} is no address with {{entity}} where the id of an entity stands. Write it so.`,
  )
}

function patternOf(text = ''): RegExp {
  try {
    return new RegExp(text)
  } catch (error) {
    throw usage(
      `--count-pattern ${text} is no regular expression: ${error instanceof Error ? error.message : ''}.`,
    )
  }
}

/** Options that are about an API, and say nothing of a receiver. */
export function demandNoApi(options: CertifyOptions): void {
  const { api, system, target, document, baseUrl, coverage, matrix, records, webhookUrl } = options
  const given = { api, system, target, document, 'base-url': baseUrl, 'webhook-url': webhookUrl, records }
  const set = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`]))
  const odd = [...set, ...(coverage ? ['--coverage'] : []), ...(matrix ? ['--matrix'] : [])]
  if (odd.length > 0)
    throw usage(
      `${odd.join(', ')} is about an API, and --receiver about a receiver of webhooks: leave one out.`,
    )
}

/** The opposite: what is said of a receiver that nobody named. A target too may have to be waited for. */
export function demandNoReceiver(options: ReceiverOptions, isSandbox: boolean): void {
  const { recipe, retired, foreign, event, countUrl, countCommand, countLog, countPattern, quick, secret } =
    options
  const { stateUrl, restartCommand, ca, signedUrl, nextSecret, rotateCommand } = options
  const counts = [countUrl, countCommand, countLog, countPattern]
  const given = [
    recipe,
    retired,
    foreign,
    event,
    ...counts,
    stateUrl,
    restartCommand,
    ca,
    signedUrl,
    nextSecret,
    rotateCommand,
  ]
  const set = given.some((value) => value !== undefined)
  if (set || (quick && isSandbox) || secret.length > 0)
    throw usage(
      '--recipe, --secret, --quick and what else --help lists beside them go with --receiver (--quick with --target too): name it.',
    )
}

export function usage(message: string): HarnessError {
  return new HarnessError('USAGE', message)
}
