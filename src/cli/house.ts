import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { discover, type Discovered } from '../discover/discover.ts'
import { isObject } from '../model/json.ts'
import { HarnessError } from '../model/harness-error.ts'
import { loadSuite, suiteFile } from '../run/load-suites.ts'
import type { Suite } from '../run/suite-code.ts'
import { CODE_ROOT, PACKAGE_ROOT } from './package-root.ts'
import { DEFAULT_SYSTEM } from './version.ts'

/** What a run uses of what was found in the package and in the user's folder. */
export interface House {
  files: { apiFolder: string; manifestFile: string; document?: string }
  suites: (Suite & { file: string })[]
}

export interface Choice {
  api?: string
  system?: string
  suites: readonly string[]
  document?: string
}

export async function chooseHouse(choice: Choice, folder: string): Promise<House> {
  const found = await discover([CODE_ROOT, PACKAGE_ROOT, folder])
  const system = choice.system ?? (await defaultSystem(choice, found))
  const manifestFile = known('system', found.systems, system)
  const api = choice.api ?? (await apiOf(manifestFile))
  const { document } = choice
  return {
    files: { apiFolder: known('API', found.apis, api), manifestFile, ...(document === undefined ? {} : { document }) },
    suites: await chooseSuites(choice.suites, found),
  }
}
