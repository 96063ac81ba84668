import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { ConformanceReport } from '../src/model/report.ts'
import { sampleLines, withSample } from './sample/sample-lines.ts'

const { values } = parseArgs({
  options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
})

const HELP = `npm run sample -- [options]

Brings the end of a run that README.md shows up to what the last \`npm start\` ended with.

  --check   writes nothing and fails where the page shows other figures
`

const PAGE = join(import.meta.dirname, '..', 'README.md')

if (values.help) process.stdout.write(HELP)
else process.exitCode = await bringUpToDate().catch(complain)

async function bringUpToDate(): Promise<number> {
  const page = await readFile(PAGE, 'utf8')
  const fresh = withSample(page, sampleLines(await lastReport()))
  if (fresh === page) {
    process.stdout.write('README.md shows what the last run ended with\n')
    return 0
  }
  if (values.check) {
    process.stdout.write(
      'README.md shows other figures than the last run. Run `npm run sample` and commit it.\n',
    )
    return 1
  }
  await writeFile(PAGE, fresh)
  process.stdout.write('wrote README.md\n')
  return 0
}

function complain(error: unknown): number {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  return 1
}

async function lastReport(): Promise<ConformanceReport> {
  const path = join('reports', 'latest', 'report.json')
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Error(`${path} cannot be read: run \`npm start\` first`, { cause })
  })
  return JSON.parse(text) as ConformanceReport
}
