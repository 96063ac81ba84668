import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { documentFile } from '../src/cli/fetched-document.ts'
import { loadDocument } from '../src/spec/load-document.ts'
import { runNode } from './command.ts'
import { casesOf } from './documents/cases.ts'
import { install } from './third-party/install.ts'
import {
  findingsOf,
  type Report,
  type ReportedCheck,
  replayArguments,
  tableOf,
} from './third-party/results.ts'
import { type Running, start } from './third-party/server.ts'
import { SERVERS, type ThirdParty } from './third-party/servers.ts'

const REPLAYS = 10
const RUN_LIMIT = '5m'
const ASSAY = join(import.meta.dirname, '..', 'bin', 'assay.js')
const NAMES = SERVERS.map(({ name }) => name)

const HELP = `npm run third-party -- [server …]
npm run third-party -- --serve <server>

Certifies servers that others have made and published, each by the document that it publishes itself alone, with
--allow write. Prints a table, each finding with its replay command, and runs that command again.

  ${SERVERS.map(({ name, packages }) => `${name.padEnd(18)}${packages[0]}`).join('\n  ')}

  --replays <n>     findings of each server that are tried again, one of each requirement first (default: ${REPLAYS})
  --serve <server>  starts one and leaves it running until Ctrl-C, so that a printed command can be run by hand
  -h, --help        this text

The first run installs them from npm (about 20 s each, 400 packages, no script of theirs is run) below node_modules/.cache.
Without a network a server that is not there yet is left out, says so, and is no failure. Servers and runs stay on loopback:
every other host is refused, and is named at the end.

Exit code 1: a check broke, a finding did not come again, or a server did not start. A finding alone is no failure.
`

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    replays: { type: 'string', default: String(REPLAYS) },
    serve: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
})
const replays = Number(options.replays)
const wanted = options.serve === undefined ? positionals : [options.serve]
const unknown = wanted.find((name) => !NAMES.includes(name))

if (options.help) process.stdout.write(HELP)
else if (unknown !== undefined) complain(`There is no server ${unknown}. It is one of ${NAMES.join(', ')}.`)
else if (!Number.isInteger(replays) || replays < 0) complain('--replays wants a whole number, such as 10.')
else
  for (const server of SERVERS) if (wanted.length === 0 || wanted.includes(server.name)) await visit(server)

function complain(line: string): void {
  process.stderr.write(`${line}\n`)
  process.exitCode = 2
}

/** Installs a server and does with it what is asked for; what goes wrong with one does not keep the others from their turn. */
async function visit(server: ThirdParty): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'assay-third-party-'))
  try {
    const installed = await install(server)
    if ('leftOut' in installed)
      return say(
        `${server.name}: left out, ${installed.leftOut}. Run this again with a network to install it.`,
      )
    await using running = await start(server, installed.folder, work)
    if (options.serve !== undefined) await serve(running)
    else await certify(server, running, work)
    tellSeal(server, running)
  } catch (error) {
    say(`${server.name}: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function serve({ baseUrl, documentUrl }: Running): Promise<void> {
  say(`listens on ${baseUrl}, its document is ${documentUrl}; Ctrl-C ends it`)
  await new Promise((resolve) => process.once('SIGINT', resolve))
}

async function certify({ name }: ThirdParty, running: Running, work: string): Promise<void> {
  const { documentUrl, baseUrl } = running
  const document = await loadDocument(await documentFile(documentUrl))
  const args = ['--document', documentUrl, '--base-url', baseUrl, '--allow', 'write']
  const report = await runAssay(['certify', ...args, '--time-budget', RUN_LIMIT], work)
  const operations = document.operations.length
  for (const line of tableOf([{ server: name, operations, withCase: casesOf(document).made, report }]))
    say(line)
  const findings = findingsOf(report)
  if (report.checks.some(({ status }) => status === 'broken')) process.exitCode = 1
  for (const [index, finding] of findings.entries())
    await tell(finding, index < replays ? () => comesAgain(finding, work) : undefined)
  const tried = Math.min(replays, findings.length)
  const all = tried < findings.length ? `; --replays ${findings.length} tries all` : ''
  say(`${tried} of ${findings.length} findings replayed${all}`)
}

async function tell(check: ReportedCheck, replay?: () => Promise<boolean>): Promise<void> {
  const { key, requirement, finding } = check
  const again = replay && (await replay())
  if (again === false) process.exitCode = 1
  say(`  ${requirement.level} ${key}: ${requirement.statement}`)
  say(`    expected ${finding?.expected}, saw ${finding?.seen}`)
  say(`    ${check.replay}`)
  say(
    `    ${again === undefined ? 'not replayed' : again ? 'replayed: came again' : 'replayed: DID NOT come again'}`,
  )
}

async function comesAgain({ key, replay }: ReportedCheck, work: string): Promise<boolean> {
  const { checks } = await runAssay(replayArguments(replay), work)
  return checks.some((check) => check.key === key && check.status === 'failed')
}

async function runAssay(args: readonly string[], work: string): Promise<Report> {
  const latest = join(work, 'reports', 'latest', 'report.json')
  await rm(latest, { force: true })
  const { output } = await runNode([ASSAY, ...args], { cwd: work })
  const text = await readFile(latest, 'utf8').catch(() => {
    throw new Error(`a run left no report: assay ${args.join(' ')}\n${output}`)
  })
  return JSON.parse(text)
}

function tellSeal({ standIn }: ThirdParty, { held, stoodIn }: Running): void {
  const hosts = held()
  const refused = hosts.length === 0 ? 'it asked for no other host' : `refused: ${hosts.join(', ')}`
  const played = standIn
    ? `; ${stoodIn()} calls to ${standIn.host} were answered by a stand-in on loopback`
    : ''
  say(`nothing left loopback: ${refused}${played}\n`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
