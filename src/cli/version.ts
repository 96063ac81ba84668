import { readFileSync } from 'node:fs'
import { PACKAGE_ROOT } from './package-root.ts'

/** Version of this installation, from its package.json. */
export const VERSION: string = JSON.parse(readFileSync(`${PACKAGE_ROOT}/package.json`, 'utf8')).version
