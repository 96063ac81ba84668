import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Binding } from '../model/binding.ts'
import { HarnessError, InputProblems } from '../model/harness-error.ts'
import type { SeedPlan } from '../model/seed.ts'
import type { Api, ApiDocument } from './api.ts'
import { loadCallable } from './load-document.ts'
import { bindingComplaints } from './plugin/binding-complaints.ts'
import { fitBinding, fitSeed } from './plugin/other-document.ts'
import { PluginFile } from './plugin/plugin-file.ts'
import { seedComplaints } from './plugin/seed-complaints.ts'
import type { FileName } from './source/source.ts'

const DOCUMENT_NAMES = ['openapi.yaml', 'openapi.yml', 'openapi.json']

/** The OpenAPI document of a folder under `specs/`; undefined where it has none. */
export function documentIn(folder: string): string | undefined {
  return DOCUMENT_NAMES.map((name) => join(folder, name)).find((file) => existsSync(file))
}

/**
 * Loads a folder under `specs/`: document, `binding.yaml` and, where there is one, `seed.yaml`. All that does not fit
 * is told at once (`InputProblems`: DOCUMENT_INVALID alone, else BINDING_INVALID or SEED_INVALID).
 *
 * `document` puts another document in the place of the folder's own. What the binding names and that one lacks is then
 * no error: it is left out, and listed in `missing`.
 */
export async function loadApi(folder: string, options: { document?: FileName } = {}): Promise<Api> {
  const file = options.document ?? documentIn(folder)
  if (file === undefined)
    throw new HarnessError(
      'PLUGIN_INVALID',
      `${folder}: has no openapi.yaml or openapi.json: put the document there`,
    )
  const document = await loadCallable(file)
  const id = basename(resolve(folder))
  return options.document === undefined
    ? ownApi({ id, folder, document })
    : fittedApi({ id, folder, document })
}

interface Found {
  id: string
  folder: string
  document: ApiDocument
}

async function ownApi({ id, folder, document }: Found): Promise<Api> {
  const { bindingFile, seedFile } = await readFiles(id, folder)
  const binding = bindingFile.content
  const seed = seedFile?.content
  if (binding) bindingFile.complain(bindingComplaints(binding, document))
  if (binding && seed) seedFile.complain(seedComplaints({ seed, binding, document }))
  const settled = settle(bindingFile, seedFile)
  return { id, folder, document, ...settled, missing: [] }
}

async function fittedApi({ id, folder, document }: Found): Promise<Api> {
  const { bindingFile, seedFile } = await readFiles(id, folder)
  const settled = settle(bindingFile, seedFile)
  const { binding, missing } = fitBinding(settled.binding, document)
  return { id, folder, document, binding, seed: fitSeed(settled.seed, binding), missing }
}

async function readFiles(id: string, folder: string) {
  const bindingFile = await PluginFile.read<Binding>('binding', join(folder, 'binding.yaml'))
  const name = bindingFile.content?.api
  if (name !== undefined && name !== id) {
    const message = `is named ${JSON.stringify(name)}, but its folder ${JSON.stringify(id)}: give both one name`
    bindingFile.complain([{ pointer: '/api', message }])
  }
  const path = join(folder, 'seed.yaml')
  return {
    bindingFile,
    seedFile: existsSync(path) ? await PluginFile.read<SeedPlan>('seed', path) : undefined,
  }
}

/** Problems of both files in one go; the binding, which the seed leans on, names the error. */
function settle(bindingFile: PluginFile<Binding>, seedFile: PluginFile<SeedPlan> | undefined) {
  const problems = [...bindingFile.problems, ...(seedFile?.problems ?? [])]
  if (bindingFile.problems.length > 0) throw new InputProblems('BINDING_INVALID', problems)
  const seed = seedFile ? seedFile.settled('SEED_INVALID') : { entities: {}, lists: {} }
  return { binding: bindingFile.settled('BINDING_INVALID'), seed }
}
