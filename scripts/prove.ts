import { parseArgs } from 'node:util'
import { prove } from '../src/cli/prove.ts'
import { ERROR_CATALOGUE } from '../src/model/error-catalogue.ts'
import { HarnessError } from '../src/model/harness-error.ts'

const { values } = parseArgs({
  options: {
    suite: { type: 'string', multiple: true },
    mutant: { type: 'string' },
    alone: { type: 'boolean' },
    json: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
})

const HELP = `npm run prove -- [options]

Shows that every check can fail, and only on defects: the plain sandbox passes, each mutant is killed by the requirement
it names, each lawful variant survives, and no requirement lacks a mutant or a reason why none can exist.

  --suite <id>      one suite (may repeat)
  --mutant <text>   only mutants whose name holds this text
  --alone           each variant in a sandbox of its own, instead of several that do not touch in one (about twice as long)
  --json <file>     write the matrix as JSON too
`

const write = (text: string) => void process.stdout.write(text)
if (values.help) write(HELP)
else
  process.exitCode = await prove({
    suites: values.suite ?? [],
    mutant: values.mutant,
    alone: values.alone,
    json: values.json,
    write,
  }).catch(refuse)

/** A wrong name or a lost thread is one line, not a stack trace. */
function refuse(error: unknown): number {
  if (!(error instanceof HarnessError)) throw error
  process.stderr.write(`prove: ${error.message}\n`)
  return ERROR_CATALOGUE[error.code].exit
}
