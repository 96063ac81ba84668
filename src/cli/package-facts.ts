import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE_ROOT } from './package-root.ts'

const { version, assay } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as {
  version: string
  assay: { defaultSystem: string }
}

/** Version of this installation, from its package.json. */
export const VERSION = version

/** System that a bare `assay certify` is about, from package.json: the code knows no system by name. */
export const DEFAULT_SYSTEM = assay.defaultSystem
