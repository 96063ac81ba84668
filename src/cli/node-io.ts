import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Io, Output } from '../model/io.ts'

/** The real world. */
export function nodeIo(): Io {
  return {
    now: () => Date.now(),
    random: (count) => randomBytes(count),
    env: (name) => process.env[name],
    readText: (path) => readFile(path, 'utf8'),
    writeText: async (path, text) => {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, text)
    },
    out: outputOf(process.stdout),
    err: outputOf(process.stderr),
  }
}

/** A stream that is no terminal has no columns; in CI a terminal is treated like a file. */
function outputOf(stream: NodeJS.WriteStream): Output {
  const live = stream.isTTY && !process.env.CI && process.env.TERM !== 'dumb'
  const plain = process.env.NO_COLOR !== undefined && process.env.NO_COLOR !== ''
  return {
    write: (text) => void stream.write(text),
    columns: live ? stream.columns : undefined,
    colour: live && !plain,
  }
}
