import { existsSync, globSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, posix } from 'node:path'
import { expect, test } from 'vitest'
import { certifyOptions } from '../src/cli/certify-options.ts'
import { addReceiverOptions } from '../src/cli/receiver-options.ts'
import { addWebhookOptions } from '../src/cli/webhook-options.ts'
import { loadConfig } from '../src/target/load-config.ts'

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...globSync(['docs/**/*.md', 'systems/*/README.md']),
].map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }))

/** Relative links of a Markdown text, as paths in the repository. */
function linksOf({ path, text }: { path: string; text: string }): string[] {
  return Array.from(text.matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g), ([, link]) =>
    posix.join(posix.dirname(path), link ?? ''),
  )
}

const NPM_ITSELF = ['ci', 'install', 'pack', 'init', 'exec', 'run']

/** Commands in the code of a Markdown text that start an npm script, as the script's name. */
function scriptsNamedIn(text: string): string[] {
  const code = Array.from(text.matchAll(/^```[\s\S]*?^```|`[^`]+`/gm), ([found]) => found).join('\n')
  return Array.from(code.matchAll(/\bnpm (?:run )?([a-z][a-z:-]*)/g), ([, name]) => name ?? '').filter(
    (name) => !NPM_ITSELF.includes(name),
  )
}

/** Lines of the fenced code blocks of a Markdown text. */
function commandsOf(text: string): string[] {
  return Array.from(text.matchAll(/^```\w*\n([\s\S]*?)^```/gm), ([, block]) => block ?? '').flatMap((block) =>
    block.split('\n'),
  )
}

const steps = Array.from(
  readFileSync('.ci/run', 'utf8').matchAll(/^step '(.+)'$/gm),
  ([, step]) => step ?? '',
)

test('CI runs the two commands that the README shows first, word by word', () => {
  const shown = commandsOf(documents[0]?.text ?? '').filter((line) => line.startsWith('npm ci'))
  expect(shown.map((line) => line.split('#')[0]?.trim())).toEqual(steps.slice(0, 2))
})

test('every link between documents leads somewhere', () => {
  expect(documents.flatMap(linksOf).filter((path) => !existsSync(path))).toEqual([])
})

test('every npm script that a document names exists', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
  const named = documents.flatMap(({ path, text }) => scriptsNamedIn(text).map((name) => ({ path, name })))
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter(({ name }) => !Object.hasOwn(scripts, name))).toEqual([])
})

test('every option of certify that a document shows exists', () => {
  const { options } = addWebhookOptions(addReceiverOptions(certifyOptions()))
  const known = new Set([...options.map(({ long }) => long), '--help'])
  const shown = documents.flatMap(({ path, text }) =>
    Array.from(text.matchAll(/assay certify[^\n`]*/g)).flatMap(([command]) =>
      Array.from(command.matchAll(/(?<= )--[a-z-]+/g), ([option]) => `${path}: ${option}`),
    ),
  )
  expect(shown.length).toBeGreaterThan(5)
  expect(shown.filter((line) => !known.has(line.split(': ')[1]))).toEqual([])
})

test.each(configurations())('the configuration in %s is one', async (_, text) => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-test-'))
  await writeFile(join(folder, 'assay.config.yaml'), text)
  expect(await loadConfig(folder)).toHaveProperty('targets')
  await rm(folder, { recursive: true })
})

function configurations(): [path: string, text: string][] {
  return documents.flatMap(({ path, text }) =>
    Array.from(text.matchAll(/^```yaml\n([\s\S]*?)^```/gm), ([, block]): [string, string] => [
      path,
      block ?? '',
    ]).filter(([, block]) => /^targets:/m.test(block)),
  )
}

test('links are found relative to their document', () => {
  expect(linksOf({ path: 'docs/a.md', text: '[b](../b.md#c) [d](https://e.example) [f](#g)' })).toEqual([
    'b.md',
  ])
})

test('scripts are found in both spellings, in code alone', () => {
  const text = 'npm warns: `npm ci && npm start`, `npm run pack:check`\n```sh\nnpm test\n```\n'
  expect(scriptsNamedIn(text)).toEqual(['start', 'pack:check', 'test'])
})
