import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { listening } from '../../client/loopback.ts'
import { type CountSource, readCount } from './count.ts'

/** Reads with a limit that a test can wait for. */
const read = (source: CountSource) => readCount(source, 300)

async function logOf(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-count-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'app.log')
  await writeFile(file, text)
  return file
}

test('a pattern that never ends on a line is given up, and does not take the run along', async () => {
  const file = await logOf(`${'a'.repeat(60)}!\nprocessed 1\nprocessed 2\n`)
  await expect(read({ kind: 'log', file, pattern: /^(a+)+$/ })).rejects.toThrow(
    /app\.log: the pattern takes longer than 0\.3 s/,
  )
  expect(await read({ kind: 'log', file, pattern: /^processed/ })).toBe(2)
})

test.each<[string[], RegExp]>([
  [['sleep', '5'], /from sleep 5: it did not end within 0\.3 s\./],
  [
    ['node', '-e', 'process.on("SIGTERM", () => {}); setTimeout(() => {}, 3000)'],
    /did not end within 0\.3 s/,
  ],
  [
    ['cat', 'no-such-file'],
    /from cat no-such-file: it ended with 1: cat: .*No such file or directory\. It is/,
  ],
  [['no-such-program'], /from no-such-program: .*ENOENT/],
])('a command that tells no count is blamed for what it did: %j', async (argv, message) => {
  const began = performance.now()
  await expect(read({ kind: 'command', argv })).rejects.toThrow(message)
  expect(performance.now() - began).toBeLessThan(2500)
})

test('an address tells a count itself, and why it cannot be reached', async () => {
  await using server = await listening((asked, response) => {
    if (asked.url === '/moved') response.writeHead(302, { location: '/count' })
    response.end('{"count":7}')
  })
  expect(await read({ kind: 'url', url: `${server.baseUrl}/count` })).toBe(7)
  await expect(read({ kind: 'url', url: `${server.baseUrl}/moved` })).rejects.toThrow(/it answers 302/)
  await expect(read({ kind: 'url', url: 'http://127.0.0.1:1/count' })).rejects.toThrow(
    /ECONNREFUSED|bad port/,
  )
})
