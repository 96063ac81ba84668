import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { consumersOf } from '../../src/cli/consumers.ts'
import { loadScope } from '../../src/cli/environment.ts'
import { chooseFiles } from '../../src/cli/house.ts'
import { writtenFrom } from '../../src/cli/written-from.ts'
import { isObject } from '../../src/model/json.ts'
import { at } from '../../src/model/pointer.ts'

const WORDS: Record<string, string> = {
  document: 'the OpenAPI document as it is',
  binding: 'the binding as it is',
  system: 'the manifest of the system as it is',
  consumer: 'what its consumer reads now',
  checks: 'the checks as they are that vouch for contracts',
}

/**
 * What is out of date under `contracts/` of a folder, one sentence each: contracts with the packaged API's own sandbox that are not
 * there, and those of any system that were written from something else than is there now. Nothing is run.
 */
export async function staleContracts(folder: string): Promise<string[]> {
  const usual = await loadScope(await chooseFiles({}, folder))
  const problems: string[] = []
  for (const consumer of await consumersOf(usual.api, folder))
    for (const system of consumer.systems) {
      const name = `contracts/${consumer.name}-${system}.json`
      const text = await readFile(join(folder, name), 'utf8').catch(() => undefined)
      if (text === undefined && system !== usual.manifest.system) continue
      const scope = await loadScope(await chooseFiles({ system }, folder))
      const now = await writtenFrom(scope, consumer, folder)
      const before: unknown = at(JSON.parse(text ?? '{}'), '/metadata/assay/from')
      for (const [part, digest] of Object.entries(now))
        if (!isObject(before) || before[part] !== digest)
          problems.push(`${name} is not written from ${WORDS[part]}`)
    }
  return problems
}
