#!/usr/bin/env node
// Plain JavaScript that old Node versions can parse, so that they get one clear line instead of a syntax error.
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const NEEDED = 24
const UNWRITABLE = 2
const BROKEN = 3

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  process.stderr.write(
    `assay needs Node ${NEEDED} or newer, and this is ${process.version} (${process.execPath}). ` +
      'In a clone of Assay run `npm ci`, then `npx assay`: npm brings the right Node. ' +
      `Elsewhere install Node ${NEEDED}, or add it from npm with \`npm install --save-dev node@${NEEDED}\` and run \`npx assay\`.\n`,
  )
  process.exitCode = 2
} else {
  // A reader that stops early (`assay … | head`) or a full disk must not end a run: the reports are still wanted.
  let unwritten
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
      if (error.code === 'EPIPE') return
      if (unwritten === undefined && stream === process.stdout)
        process.stderr.write(
          `assay: the output cannot be written: ${error.message}. Make room for it, then run again.\n`,
        )
      unwritten ??= error
    })
  }
  // Whatever ends Assay without a verdict must not look like one, as Node's own codes do: 1 would blame the system.
  let ended = false
  process.on('uncaughtException', (error) => {
    const message = error instanceof Error ? error.message : String(error)
    process.stderr.write(
      `assay: ended by what nothing caught: ${message}. Where no suite of your own is to blame, please report it.\n`,
    )
    process.exit(BROKEN)
  })
  process.on('exit', (code) => {
    if (!ended && code === 0) {
      process.stderr.write(
        'assay: ended before it was done, so nothing was judged. A suite or a configuration of your own must not end the process.\n',
      )
      process.exitCode = BROKEN
    } else if (unwritten && code === 0) process.exitCode = UNWRITABLE
  })
  // Suites of a user's own may lie in a folder whose package.json names no module type: nothing to warn about.
  process.removeAllListeners('warning').on('warning', ({ code, name, message }) => {
    if (code !== 'MODULE_TYPELESS_PACKAGE_JSON') process.stderr.write(`${name}: ${message}\n`)
  })
  // The loader of assay.config.ts would keep a copy of it, readable by everyone, in the temporary folder.
  process.env.TSX_DISABLE_CACHE = '1'
  const { main } = await import(entryPoint())
  process.exitCode = await main(process.argv.slice(2))
  ended = true
}

/** In a clone the sources run as they are, so that nothing stale can; an installed package has compiled code only. */
function entryPoint() {
  const source = new URL('../src/cli/main.ts', import.meta.url)
  if (!existsSync(source)) return new URL('../dist/src/cli/main.js', import.meta.url).href
  // Without it each start strips the types anew, which takes as long as all the rest of `assay --help`.
  const cache = fileURLToPath(new URL('../node_modules/.cache/assay', import.meta.url))
  module.enableCompileCache(cache)
  // Threads and processes of a run do not inherit it in another way.
  process.env.NODE_COMPILE_CACHE ??= cache
  return source.href
}
