import { globSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { documentFile } from '../src/cli/fetched-document.ts'
import { pathOfFile } from '../src/spec/source/source.ts'
import { measureBig } from './documents/big.ts'
import { certifyAll } from './documents/certify-all.ts'
import { type Examined, examine, isWell } from './documents/examine.ts'
import { added, reachedOf } from './documents/keys.ts'
import { exampleDocuments } from './values/examples.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { big: { type: 'string' }, certify: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
})

const HELP = `npm run documents -- [document, folder or URL …]
npm run documents -- --certify [document, folder or URL …]
npm run documents -- --big <MB>

Loads each document, generates its types, has all of them type-checked, and makes a valid request for every operation:
each parameter, and a body of each content type. Tells too for how many of the operations with keys in their paths the
document says where those come from: a list, a link, a creation, a list elsewhere, an example. Takes the documents under specs/ and those of the package
@readme/oas-examples, and whatever is named besides. Of a folder all *.json and *.yaml directly in it are taken.

Fails where a document does not load, generate or type-check, or where an operation has no valid request although
nothing in the document speaks against one. Operations that no request can fulfil are named with the contradiction.

With --certify, certifies each of them on the sandbox that serves it instead, with some hundred checks at most, and prints
the outcome with the checks that passed of those that were run. Fails where one is not certified by its own sandbox.

With --big, makes a document of about so many MB instead, and tells what time and memory it takes to load it as JSON and
as YAML, to infer a binding from it, to generate its types and to plan a run.
`

const HEAD = [
  'version',
  'operations',
  'loads',
  'generates',
  'types',
  'with a case',
  'no case can be',
  'keys found',
  'errors',
  'time',
]

if (options.help) process.stdout.write(HELP)
else if (options.certify) process.exitCode = await certifyAll(await filesNamed())
else if (options.big === undefined) process.exitCode = await main()
else if (Number(options.big) > 0) await measureBig(Number(options.big))
else {
  process.stderr.write('--big wants a number of MB above 0, such as --big 10\n')
  process.exitCode = 2
}

async function main(): Promise<number> {
  const files = await filesNamed()
  const folder = await mkdtemp(join(tmpdir(), 'assay-documents-'))
  try {
    const found = await examine(files, folder)
    print(found)
    return found.every(isWell) ? 0 : 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function filesNamed(): Promise<string[]> {
  const given = (await Promise.all(positionals.map(filesOf))).flat()
  return [...globSync('specs/*/openapi.{yaml,json}').sort(), ...exampleDocuments(), ...given]
}

async function filesOf(named: string): Promise<string[]> {
  if (/^https?:/i.test(named)) return [pathOfFile(await documentFile(named))]
  const isFolder = await stat(named).then(
    (found) => found.isDirectory(),
    () => false,
  )
  return isFolder ? globSync(join(named, '*.{json,yaml,yml}')).sort() : [named]
}

function print(found: readonly Examined[]): void {
  row(['document', ...HEAD])
  for (const one of found) row([one.document.split('/').slice(-3).join('/'), one.version, ...cellsOf([one])])
  row([`all ${found.length}`, '', ...cellsOf(found)])
  const ways = Object.entries(added(found.map(({ keys }) => keys))).map(([way, count]) => `${way} ${count}`)
  note('operations by where the keys in their paths come from', ways.join(' · '))
  for (const { document, cases, errors } of found) {
    for (const line of cases.contradicting) note(document, `contradicts itself: ${line}`)
    for (const line of [...cases.missing.map((text) => `no case: ${text}`), ...errors]) note(document, line)
  }
}

function cellsOf(found: readonly Examined[]): string[] {
  const sum = (count: (one: Examined) => number) => found.reduce((total, one) => total + count(one), 0)
  const share = (holds: (one: Examined) => boolean) => {
    const count = found.filter(holds).length
    return found.length === 1 ? (count === 1 ? 'yes' : 'NO') : `${count}/${found.length}`
  }
  const operations = sum((one) => one.operations)
  return [
    String(operations),
    ...[
      share(({ loads }) => loads),
      share(({ generates }) => generates),
      share(({ typeChecks }) => typeChecks),
    ],
    `${sum(({ cases }) => cases.made)}/${operations}`,
    String(sum(({ cases }) => new Set(cases.contradicting.map(addressOf)).size)),
    reachedOf(added(found.map(({ keys }) => keys))),
    String(sum(({ errors, cases }) => errors.length + cases.missing.length)),
    `${sum(({ seconds }) => seconds).toFixed(2)} s`,
  ]
}

function addressOf(line: string): string {
  return line.slice(0, line.indexOf(': '))
}

function row(cells: string[]): void {
  const [name = '', ...rest] = cells
  process.stdout.write(`${name.padEnd(46)}${rest.map((cell) => cell.padStart(15)).join('')}\n`)
}

function note(document: string, line: string): void {
  process.stdout.write(`${document}: ${line}\n`)
}
