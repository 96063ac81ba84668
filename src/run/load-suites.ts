import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Mutant, Variant } from '../kit/bench.ts'
import type { Check } from '../kit/check.ts'
import { HarnessError } from '../model/harness-error.ts'
import { isObject } from '../model/json.ts'
import type { Suite } from './suite-code.ts'

/** Loads the code of one suite folder: `<id>.checks` and, where they are, `mutants` and `variants`. */
export async function loadSuite(id: string, folder: string): Promise<Suite> {
  const checks = await exported<readonly Check[]>(folder, `${id}.checks`, 'checks')
  if (!checks || checks.length === 0)
    throw new HarnessError(
      'PLUGIN_INVALID',
      `${folder}: ${id}.checks.ts exports no checks. Export a list named "checks", or remove the folder.`,
    )
  return {
    id,
    checks,
    mutants: (await exported<readonly Mutant[]>(folder, 'mutants', 'mutants')) ?? [],
    variants: (await exported<readonly Variant[]>(folder, 'variants', 'variants')) ?? [],
    unprovable: (await exported<Record<string, string>>(folder, 'mutants', 'unprovable')) ?? {},
  }
}

/** Path of the file that hands a suite's checks to vitest. */
export function suiteFile(id: string, folder: string): string {
  const file = codeFile(folder, `${id}.suite`)
  if (file) return file
  throw new HarnessError(
    'PLUGIN_INVALID',
    `${folder}: has no ${id}.suite.ts. Add the two lines that hand its checks to vitest.`,
  )
}

async function exported<Value>(folder: string, file: string, name: string): Promise<Value | undefined> {
  const path = codeFile(folder, file)
  if (path === undefined) return undefined
  const module: unknown = await import(pathToFileURL(path).href)
  return isObject(module) ? (module[name] as Value | undefined) : undefined
}

/** Sources in a clone and in a user's folder, compiled code in an installed package. */
function codeFile(folder: string, name: string): string | undefined {
  return ['.ts', '.js'].map((ending) => join(folder, name + ending)).find((path) => existsSync(path))
}
