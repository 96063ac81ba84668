import { comparePacts } from '../contracts/compare-pacts.ts'
import { discover } from '../discover/discover.ts'
import type { Io } from '../model/io.ts'
import { showComparison } from '../reporters/console/show-comparison.ts'
import { chosenPacts, type PactChoice } from './chosen-pacts.ts'
import { loadScope } from './environment.ts'
import { chooseFiles } from './house.ts'
import { CODE_ROOT, PACKAGE_ROOT } from './package-root.ts'

export interface CompareOptions extends PactChoice {
  api?: string
  document?: string
  json: boolean
}

/** Compares contracts with the document of an API, or another one; returns the exit code. */
export async function compareContracts(options: CompareOptions, io: Io): Promise<number> {
  const folder = process.cwd()
  const { api, document } = options
  const files = await chooseFiles(
    { ...(api !== undefined && { api }), ...(document !== undefined && { document }) },
    folder,
  )
  const scope = await loadScope(files)
  const { systems } = await discover([CODE_ROOT, PACKAGE_ROOT, folder])
  const compared = await comparePacts(await chosenPacts(options, [...systems.keys()]), scope.api)
  showComparison(compared, scope.api.document.title, options.json ? io.err : io.out)
  if (options.json) io.out.write(`${JSON.stringify(compared, null, 2)}\n`)
  return compared.fits ? 0 : 1
}
