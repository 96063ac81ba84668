import { readFile } from 'node:fs/promises'
import { stringify } from 'yaml'
import { sameJson } from '../model/json.ts'
import type { ApiDocument } from '../spec/api.ts'
import { type FileName, pathOfFile, readSource } from '../spec/source/source.ts'

/** A document to be kept in one file: as it was given, and bundled or converted where that would not stand alone. */
export async function documentText(
  { content }: ApiDocument,
  from: FileName,
): Promise<{ text: string; extension: 'json' | 'yaml' }> {
  const given = await readFile(pathOfFile(from), 'utf8')
  const extension = /^\s*[{[]/.test(given) ? 'json' : 'yaml'
  const { value } = await readSource(from)
  if (sameJson(value, content)) return { text: given, extension }
  const text = extension === 'json' ? `${JSON.stringify(content, undefined, 2)}\n` : stringify(content)
  return { text, extension }
}
