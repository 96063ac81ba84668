import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isObject } from '../../src/model/json.ts'
import type { ApiDocument } from '../../src/spec/api.ts'
import { generatedFiles } from '../../src/spec/generation/generated-files.ts'
import { loadDocument } from '../../src/spec/load-document.ts'
import { readSource } from '../../src/spec/source/source.ts'
import { type Cases, casesOf } from './cases.ts'
import { type Keys, keysOf, NO_KEYS } from './keys.ts'
import { typeErrors } from './type-check.ts'

/** What became of one document. */
export interface Examined {
  document: string
  version: string
  operations: number
  loads: boolean
  generates: boolean
  typeChecks: boolean
  cases: Cases
  /** Where values of path parameters come from. */
  keys: Keys
  /** Everything that went wrong, one line each: all of it is a defect of the harness or of the document's form. */
  errors: string[]
  seconds: number
}

/** Loads, generates and makes cases for each document, and has all that was generated type-checked together. */
export async function examine(files: readonly string[], folder: string): Promise<Examined[]> {
  const found: Examined[] = []
  for (const [index, file] of files.entries()) found.push(await examineOne(file, join(folder, `d${index}`)))
  const complaints = found.some(({ generates }) => generates)
    ? await typeErrors(folder)
    : new Map<string, string[]>()
  return found.map((one, index) => {
    const errors = complaints.get(`d${index}`) ?? []
    return { ...one, typeChecks: one.generates && errors.length === 0, errors: [...one.errors, ...errors] }
  })
}

/** Nothing failed: an operation without a case is lawful where the document contradicts itself, and nowhere else. */
export function isWell({ loads, generates, typeChecks, cases, errors }: Examined): boolean {
  return loads && generates && typeChecks && cases.missing.length === 0 && errors.length === 0
}

async function examineOne(file: string, folder: string): Promise<Examined> {
  const began = performance.now()
  const errors: string[] = []
  const attempt = async <T>(step: string, action: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      return await action()
    } catch (error) {
      errors.push(`${step}: ${error instanceof Error ? error.message : String(error)}`)
      return undefined
    }
  }
  const document = await attempt('load', () => loadDocument(file))
  const generated = document && (await attempt('generate', () => generate(document, folder)))
  const cases = document && (await attempt('cases', () => casesOf(document)))
  const keys = document && (await attempt('keys', () => keysOf(document)))
  return {
    document: file,
    version: document ? await versionOf(file) : '–',
    operations: document?.operations.length ?? 0,
    loads: document !== undefined,
    generates: generated !== undefined,
    typeChecks: false,
    cases: cases ?? { made: 0, contradicting: [], missing: [] },
    keys: keys ?? NO_KEYS,
    errors,
    seconds: (performance.now() - began) / 1000,
  }
}

/** As it was given: what is loaded is no Swagger document any more. */
async function versionOf(file: string): Promise<string> {
  const { value } = await readSource(file)
  return isObject(value) ? String(value.swagger ?? value.openapi) : '–'
}

async function generate(document: ApiDocument, folder: string): Promise<true> {
  await mkdir(folder, { recursive: true })
  const files = await generatedFiles(document, { source: 'document', command: 'npm run documents' })
  for (const { name, text } of files) await writeFile(join(folder, name), text)
  await writeFile(join(folder, 'use.ts'), usesOf(document))
  return true
}

/** Names every operation in the generated types: one that is not there is an error of the compiler. */
function usesOf({ operations }: ApiDocument): string {
  const uses = operations.map(
    ({ path, method }) => `  paths[${JSON.stringify(path)}][${JSON.stringify(method.toLowerCase())}],\n`,
  )
  return `import { operations as table } from './operations.ts'
import type { paths } from './types.ts'

type Defined<T extends readonly object[]> = T
export type All = Defined<[\n${uses.join('')}]>
export type Some = keyof paths
export const count: ${operations.length === 0 ? '0' : 'number'} = Object.keys(table).length as ${operations.length === 0 ? '0' : 'number'}
`
}
