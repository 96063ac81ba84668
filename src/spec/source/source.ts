import { createReadStream } from 'node:fs'
import { extname } from 'node:path'
import type { Problem } from '../../model/harness-error.ts'
import { parseJsonText } from './json-text.ts'
import { type DuplicateKey, lineCounter, offsetOf, type ParsedText } from './place.ts'
import { decodeText, MAX_BYTES } from './text.ts'
import { parseYamlText } from './yaml-text.ts'

/** A file; under a name of its own where it holds what was fetched from elsewhere. */
export type FileName = string | { path: string; name: string }

export const pathOfFile = (file: FileName): string => (typeof file === 'string' ? file : file.path)

/** One JSON or YAML file, read whole, that knows where each of its values stands. */
export interface Source {
  /** As the user named it, or as a reference led to it. */
  file: string
  /** Where it was read. */
  path: string
  value: unknown
  /** Keys written twice in one object, with their places. */
  duplicates: readonly (DuplicateKey & Place)[]
  /** Place of the value at a pointer, or of the nearest one above it. */
  locate(pointer: string): Place
  /** Why the file cannot be used; `value` is then undefined. */
  problem?: Problem
}

type Place = Pick<Problem, 'file' | 'line' | 'column'>

const CHUNK = 1024 * 1024

/** Reads one file. Never throws: a file that is absent or unreadable is a source with a problem. */
export async function readSource(from: FileName): Promise<Source> {
  const path = pathOfFile(from)
  const file = typeof from === 'string' ? from : from.name
  let bytes: Uint8Array
  try {
    // One byte more than allowed is enough to refuse what never ends, such as a device.
    bytes = Buffer.concat(await createReadStream(path, { end: MAX_BYTES, highWaterMark: CHUNK }).toArray())
  } catch (error) {
    return withoutValue(path, { file, message: unreadable(error) })
  }
  const decoded = decodeText(bytes)
  if ('problem' in decoded) return withoutValue(path, { file, message: decoded.problem })
  return sourceOf({ file, path }, decoded.text)
}

function sourceOf({ file, path }: Pick<Source, 'file' | 'path'>, text: string): Source {
  const parsed = parse(path, text)
  const position = lineCounter(text)
  const placed = (offset: number) => ({ file, ...position(offset) })
  return {
    ...{ file, path },
    value: parsed.value,
    duplicates: parsed.duplicates.map((duplicate) => ({ ...duplicate, ...placed(duplicate.offset) })),
    locate: (pointer) => placed(offsetOf(parsed.root, pointer)),
    ...(parsed.problem && { problem: { ...placed(parsed.problem.offset), message: parsed.problem.message } }),
  }
}

/** By its name, and by its first character where the name says nothing: JSON read as YAML takes ten times as long. */
function parse(file: string, text: string): ParsedText {
  const extension = extname(file).toLowerCase()
  if (extension === '.yaml' || extension === '.yml') return parseYamlText(text)
  return extension === '.json' || /^\s*[{[]/.test(text) ? parseJsonText(text) : parseYamlText(text)
}

function withoutValue(path: string, problem: Problem): Source {
  return {
    ...{ file: problem.file, path },
    value: undefined,
    duplicates: [],
    locate: () => ({ file: problem.file }),
    problem,
  }
}

function unreadable(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return 'no such file: check the path'
  if (code === 'EISDIR') return 'is a folder: name the file in it'
  return `cannot be read (${code ?? String(error)}): check its permissions`
}
