import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

interface Running {
  child: ChildProcess
  output: () => string
}

function assay(...args: string[]): Running {
  const child = spawn(process.execPath, ['bin/assay.js', 'sandbox', ...args])
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk
      child.emit('said')
    })
  return { child, output: () => output }
}

/** Waits until the command has said something. */
async function said({ child, output }: Running, text: string): Promise<void> {
  while (!output().includes(text)) await once(child, 'said')
}

async function exitCode({ child }: Running): Promise<number | null> {
  return child.exitCode ?? (await once(child, 'exit'))[0]
}

test('the printed command line reads records, each request is told, and Ctrl-C ends it in order', async () => {
  const running = assay('--port', '0')
  await said(running, 'Press Ctrl-C to stop.')
  const [, token = '', address = ''] =
    /Authorization: Bearer ([\w-]+)' '([^']+)'/.exec(running.output()) ?? []
  const response = await fetch(address, { headers: { authorization: `Bearer ${token}` } })
  expect(response.status).toBe(200)
  await response.text()
  await said(running, '200 GET /')
  running.child.kill('SIGINT')
  expect(await exitCode(running)).toBe(0)
  expect(running.output()).toContain('Stopping.')
}, 30_000)

test.each([
  [['--host', '0.0.0.0'], 'serves this computer alone'],
  [['--system', 'no-such-system'], 'There is no system called no-such-system'],
  [['--port', '70000'], 'It must be a whole number from 0 to 65535'],
  [['--redirect-uri', '/callback'], 'It must be an absolute URI'],
])(
  'a command line that makes no sense ends with one clear line: %j',
  async (args, message) => {
    const running = assay(...args)
    expect(await exitCode(running)).toBe(2)
    expect(running.output()).toContain(message)
    expect(running.output()).not.toMatch(/^ {4}at /m)
  },
  30_000,
)
