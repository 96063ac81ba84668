import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { HarnessError } from '../model/harness-error.ts'
import { PACKAGE_ROOT } from './package-root.ts'

/** The file of a plan: a path, or the name of one under `suites/load/` here or in the package. Throws HarnessError NOT_FOUND. */
export function findLoadPlan(named = 'default', folder = process.cwd()): string {
  const places = [folder, PACKAGE_ROOT].flatMap((root) =>
    ['yaml', 'ts'].map((kind) => join(root, 'suites', 'load', `${named}.load.${kind}`)),
  )
  const found = [named, ...places].find((file) => /\.(ts|yaml|yml)$/.test(file) && existsSync(file))
  if (found !== undefined) return found
  throw new HarnessError(
    'NOT_FOUND',
    `There is no plan ${named}. Name a file, or one of suites/load/ such as default.`,
  )
}
