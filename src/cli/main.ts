import { Command, CommanderError } from 'commander'
import { ERROR_CATALOGUE } from '../model/error-catalogue.ts'
import { HarnessError, InputProblems } from '../model/harness-error.ts'
import { printable } from '../reporters/printable.ts'
import { VERSION } from './package-facts.ts'

/** A command is loaded when it is called: `--help` need not wait for vitest. */
interface LazyCommand {
  name: string
  summary: string
  load(): Promise<Command>
}

const COMMANDS: LazyCommand[] = [
  {
    name: 'certify',
    summary: 'run the suites against a system and give a verdict',
    load: async () => (await import('./commands/certify.ts')).certifyCommand(),
  },
  {
    name: 'sandbox',
    summary: 'serve an API as a sandbox on a loopback port',
    load: async () => (await import('./commands/sandbox.ts')).sandboxCommand(),
  },
  {
    name: 'new',
    summary: 'begin the files of an API from its OpenAPI document',
    load: async () => (await import('./commands/new.ts')).newCommand(),
  },
  {
    name: 'cleanup',
    summary: 'take back the records that runs have created',
    load: async () => (await import('./commands/cleanup.ts')).cleanupCommand(),
  },
  {
    name: 'pact',
    summary: 'verify contracts between consumers and a system, or compare them with a document',
    load: async () => (await import('./commands/pact.ts')).pactCommand(),
  },
  {
    name: 'generate',
    summary: 'make types and an operation table from an OpenAPI document',
    load: async () => (await import('./commands/generate.ts')).generateCommand(),
  },
  {
    name: 'load',
    summary: 'run a plan of load and judge what it measured',
    load: async () => (await import('./commands/load.ts')).loadCommand(),
  },
  {
    name: 'webhook',
    summary: 'sign, verify or send a webhook as its sender does',
    load: async () => (await import('./commands/webhook.ts')).webhookCommand(),
  },
]

const EXAMPLES = `
Examples:
  assay certify                          certify the embedded sandbox
  assay certify --dry-run                what would run, and what would not and why
  assay certify --target staging         certify a target of assay.config.yaml
  assay cleanup                          take back what runs have left on their targets
  assay sandbox                          a sandbox to develop against

Exit codes of certify:
  0 certified   1 not certified   2 usage, configuration or document   3 inconclusive   4 incomplete   5 stopped
`

/** Runs one command line; returns the exit code. Errors become one message on stderr, never a stack trace. */
export async function main(args: readonly string[]): Promise<number> {
  const program = new Command('assay')
    .description('Proves, with evidence, that an integration with a unified API behaves before it goes live.')
    .version(VERSION, '-V, --version')
    .showSuggestionAfterError()
    .addHelpText('after', EXAMPLES)
  const words = args.filter((arg) => !arg.startsWith('-'))
  const wanted = words[0] === 'help' ? words[1] : words[0]
  const chosen = COMMANDS.find(({ name }) => name === wanted)
  for (const { name, summary } of COMMANDS)
    if (name !== chosen?.name) program.addCommand(new Command(name).summary(summary))
  if (chosen) {
    const command = (await chosen.load()).summary(chosen.summary)
    // An option belongs to the command that it comes after, where one below may have it as well.
    program.enablePositionalOptions(command.commands.length > 0).addCommand(command)
  }
  return run(program, args)
}

async function run(program: Command, args: readonly string[]): Promise<number> {
  const below = program.commands.flatMap(({ commands }) => commands)
  for (const command of [program, ...program.commands, ...below]) command.exitOverride()
  try {
    await program.parseAsync(args, { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : ERROR_CATALOGUE.USAGE.exit
    // Each line may quote what a target or a file said, and that must not act on the terminal.
    process.stderr.write(`${describe(error).split('\n').map(printable).join('\n')}\n`)
    return error instanceof HarnessError ? ERROR_CATALOGUE[error.code].exit : ERROR_CATALOGUE.RUN_BROKEN.exit
  }
}

/** Problems of an input are lines of their own, `file:line:column: …`, that editors and CI can follow. */
function describe(error: unknown): string {
  if (error instanceof InputProblems) return error.message
  if (error instanceof HarnessError) return `assay: ${error.message}`
  const message = error instanceof Error ? error.message : String(error)
  return `assay: ${message}. This is a defect of Assay: please report it with the command you ran.`
}
