import { Command, InvalidArgumentError, Option } from 'commander'
import type { Danger } from '../model/requirement.ts'
import { perSecond, timeBudget } from './budget-values.ts'
import { RECEIVER_HELP } from './receiver-help.ts'
import { repeated } from './repeated-value.ts'
import { someText } from './some-text.ts'
import { WEBHOOK_HELP, type WebhookOptions } from './webhook-options.ts'
import { wholeNumber } from './whole-number.ts'

/** What a user asked of `assay certify`. */
export interface CertifyOptions extends WebhookOptions {
  api?: string
  system?: string
  target?: string
  suites: string[]
  only: string[]
  include: string[]
  exclude: string[]
  maxRequests?: number
  rate?: number
  /** ms */
  timeBudget?: number
  out: string
  json: boolean
  dryRun: boolean
  coverage: boolean
  matrix: boolean
  records?: number
  seed: number
  document?: string
  baseUrl?: string
  header: string[]
  allow: Danger[]
  quick?: boolean
}

const HELP = `
Examples:
  assay certify                                        the embedded sandbox, all suites
  assay certify --suites reads --coverage              one suite, with what it exercised and saw
  assay certify --system sap-s4hana --matrix           what each state, role and limitation came to
  assay certify --only READ-030/vendors                one requirement, one entity
  assay certify --target staging                       a target of assay.config.yaml
  assay certify --json | jq .outcome                   for scripts: one object on stdout
  assay certify --system maximo --document theirs.json hold the system against another document
  assay certify --document any.yaml                    an API never seen: infer a binding, try it on a sandbox
  assay certify --document any.yaml --base-url https://api.example.com --header 'X-Api-Key: env:KEY'

  assay certify --target staging --include tag:Orders --exclude method:DELETE --max-requests 2000

Patterns of --include and --exclude, each of which may be given several times:
  path:/vendors/{key}     an operation's path in the document; * is anything but a slash, ** anything
  method:DELETE           its method           tag:Orders   one of its tags
  'DELETE /vendors/*'     both. Without a prefix: what begins with / is a path, a method in capitals a method, else a tag.
--include chooses checks; on the way they may call other operations, to get a token or a record to refer to. --exclude also
holds for the way, for looking whether the target answers and for taking back: nothing excluded is ever sent.

A budget that is used up ends the run as stopped. What was not run is named, what was written is taken back.
${WEBHOOK_HELP}${RECEIVER_HELP}
A run leaves report.json, junit.xml, allure-results/ and allure-report/ in <out>/<time>/; <out>/latest points to it.

Exit codes:
  0 certified        every applicable MUST ran and passed
  1 not certified    a MUST failed
  2 nothing was run  usage, configuration or document
  3 inconclusive     a check broke or never reported, or the target never answered
  4 incomplete       nothing failed, but something could not be tried or nothing was selected
  5 stopped          a guard or a budget ended the run
`

/** The command line of `assay certify`, without its action. */
export function certifyOptions(): Command {
  return new Command('certify')
    .description('Runs the suites against a system and gives a verdict, with evidence.')
    .option('--api <id>', 'API under specs/ (default: the one the system belongs to)', someText)
    .option('--system <id>', 'system under systems/ (default: the embedded sandbox)', someText)
    .option('--target <name>', 'target of assay.config.yaml or .ts (default: the embedded sandbox)', someText)
    .addOption(list('--suites <ids>', 'suites to run, separated by commas'))
    .addOption(list('--only <ids>', 'requirement ids or keys such as READ-030/vendors, separated by commas'))
    .addOption(repeated('--include <pattern>', 'checks about these operations alone, see below', 'all'))
    .addOption(repeated('--exclude <pattern>', 'no check about these operations, and no request to them'))
    .option('--max-requests <n>', 'end the run before it sends more requests than this', wholeNumber(1))
    .option('--rate <n>', 'requests per second to the target, over all workers', perSecond)
    .option('--time-budget <time>', 'end the run after so long, e.g. 90s, 10m or 2h', timeBudget)
    .option('--out <dir>', 'folder for the reports of runs', someText, 'reports')
    .option('--json', 'print one JSON object alone on stdout; all else goes to stderr', false)
    .option('--dry-run', 'print the plan and why anything is left out; call nothing', false)
    .option(
      '--coverage',
      'print what of the document was exercised, and how often each field was seen',
      false,
    )
    .option('--matrix', 'print state × operation, role × operation, limitation × outcome', false)
    .option('--records <n>', 'records of the largest entity in the embedded sandbox', wholeNumber(1))
    .option('--seed <n>', 'seed of all data and values: same seed, same requests', wholeNumber(0), 1)
    .option(
      '--document <file>',
      'an OpenAPI document: alone its binding is inferred (a URL will do)',
      someText,
    )
    .option('--base-url <url>', 'with --document: where the API is (default: a sandbox of it)', someText)
    .addOption(repeated('--header <line>', "with --base-url: 'Name: value' or 'Name: env:VARIABLE', secret"))
    .addOption(allowed())
    .addHelpText('after', HELP)
}

function allowed(): Option {
  const parse = (value: string, before: Danger[]): Danger[] => {
    if (value === 'write' || value === 'load' || value === 'fault') return [...before, value]
    throw new InvalidArgumentError('It is one of write, load and fault.')
  }
  return new Option('--allow <danger>', 'with --base-url: what else may be done than reading')
    .default([], 'reading alone')
    .argParser(parse)
}

/** `--only A,B --only C` gives all three. Naming nothing is refused: an unset variable of a CI job must not widen a run. */
function list(flags: string, description: string): Option {
  const parse = (value: string, before: string[]) => {
    const parts = value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
    if (parts.length === 0)
      throw new InvalidArgumentError('It names nothing. Leave the option out to take all.')
    return [...before, ...parts]
  }
  return new Option(flags, description).default([], 'all').argParser(parse)
}
