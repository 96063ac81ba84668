import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { judge, pageOf } from './pact-cases/agreement.ts'
import { readCases } from './pact-cases/read-cases.ts'

const PAGE = join(import.meta.dirname, '..', 'docs', 'pact-cases.md')

const HELP = `npm run pact:cases -- <folder>

Tries the test cases of Pact's specification with the library that writes and verifies contracts. The folder is a copy of
https://github.com/pact-foundation/pact-specification that has v2/testcases, v3/testcases and v4/testcases.

  --write      writes docs/pact-cases.md anew
  -h, --help   this text

Exit code 1: a disagreement has no reason, or docs/pact-cases.md tells something else.
`

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
})
const [folder] = positionals

if (options.help) process.stdout.write(HELP)
else process.exitCode = await main()

async function main(): Promise<number> {
  const cases = folder === undefined ? [] : readCases(folder)
  if (cases.length === 0) {
    process.stderr.write(
      `Name a folder that has v2/testcases to v4/testcases: ${folder ?? 'none is named'}.\n`,
    )
    return 2
  }
  const judged = await judge(cases)
  const page = pageOf(judged)
  process.stdout.write(page)
  if (options.write) await writeFile(PAGE, page)
  const unexplained = judged.filter(({ agrees, reason }) => !agrees && reason === undefined)
  const isSame = (await readFile(PAGE, 'utf8')) === page
  if (!isSame) process.stderr.write('docs/pact-cases.md tells something else: write it with --write.\n')
  return unexplained.length === 0 && isSame ? 0 : 1
}
