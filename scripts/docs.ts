import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { discover } from '../src/discover/discover.ts'
import { loadSuite } from '../src/run/load-suites.ts'
import { errorsPage } from './docs/errors-page.ts'
import { requirementsPage } from './docs/requirements-page.ts'

const { values } = parseArgs({
  options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
})

const HELP = `npm run docs -- [options]

Writes the documents that are made from code: docs/errors.md and docs/requirements.md.

  --check   writes nothing and fails where a document is not what the code makes
`

const ROOT = join(import.meta.dirname, '..')

if (values.help) process.stdout.write(HELP)
else process.exitCode = await (values.check ? checkPages() : writePages())

async function pages(): Promise<[path: string, text: string][]> {
  const { suites } = await discover([ROOT])
  const loaded = await Promise.all([...suites].map(([id, folder]) => loadSuite(id, folder)))
  return [
    ['docs/errors.md', errorsPage()],
    ['docs/requirements.md', requirementsPage(loaded)],
  ]
}

async function writePages(): Promise<number> {
  for (const [path, text] of await pages()) {
    await writeFile(join(ROOT, path), text)
    process.stdout.write(`wrote ${path}\n`)
  }
  return 0
}

async function checkPages(): Promise<number> {
  let stale = 0
  for (const [path, text] of await pages()) {
    const written = await readFile(join(ROOT, path), 'utf8').catch(() => '')
    if (written === text) continue
    stale += 1
    process.stdout.write(`${path} is not what the code makes. Run \`npm run docs\` and commit it.\n`)
  }
  return stale === 0 ? 0 : 1
}
