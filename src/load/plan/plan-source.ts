import { pathToFileURL } from 'node:url'
import { tsImport } from 'tsx/esm/api'
import { HarnessError } from '../../model/harness-error.ts'
import { isObject } from '../../model/json.ts'
import { readSource, type Source } from '../../spec/source/source.ts'

/** A plan as data: a YAML file as it stands, of a TypeScript module its default export. */
export function planSource(file: string): Promise<Source> {
  return file.endsWith('.ts') ? importPlan(file) : readSource(file)
}

async function importPlan(file: string): Promise<Source> {
  try {
    const module: unknown = await tsImport(pathToFileURL(file).href, import.meta.url)
    const exported = isObject(module) ? module.default : undefined
    // In a folder without "type": "module", the default export arrives wrapped once more.
    const value = isObject(exported) && isObject(exported.default) ? exported.default : exported
    return { file, path: file, value, duplicates: [], locate: () => ({ file }) }
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    throw new HarnessError(
      'LOAD_INVALID',
      `${file}: cannot be loaded: ${reason}. Mend it, then run again.`,
      error,
    )
  }
}
