import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Folder of this installation: the nearest one above this file that has a package.json. */
export const PACKAGE_ROOT: string = nearest(import.meta.dirname)

/** Folder of the code that runs: the sources in a clone, the compiled code in an installed package. */
export const CODE_ROOT: string = join(import.meta.dirname, '..', '..')

function nearest(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : nearest(dirname(folder))
}
