import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Binding } from '../model/binding.ts'
import { HarnessError, InputProblems } from '../model/harness-error.ts'
import type { Manifest } from '../model/manifest.ts'
import type { SeedPlan } from '../model/seed.ts'
import type { Api } from './api.ts'
import { loadDocument } from './load-document.ts'
import { readSource } from './source/source.ts'

const DOCUMENTS = ['openapi.yaml', 'openapi.yml', 'openapi.json']

export async function loadApi(folder: string, options: { document?: string } = {}): Promise<Api> {
  const own = DOCUMENTS.map((name) => join(folder, name)).find((file) => existsSync(file))
  const file = options.document ?? own
  if (!file)
    throw new HarnessError(
      'PLUGIN_INVALID',
      `${folder}: has no openapi.yaml or openapi.json: add the document`,
    )
  const document = await loadDocument(file)
  const binding = await read<Binding>(join(folder, 'binding.yaml'), 'BINDING_INVALID')
  const seedFile = join(folder, 'seed.yaml')
  const seed = existsSync(seedFile)
    ? await read<SeedPlan>(seedFile, 'SEED_INVALID')
    : { entities: {}, lists: {} }
  return { id: basename(resolve(folder)), folder, document, binding, seed, missing: [] }
}

export async function loadManifest(file: string, _api: Api): Promise<Manifest> {
  return read<Manifest>(file, 'MANIFEST_INVALID')
}

async function read<Value>(
  file: string,
  code: 'BINDING_INVALID' | 'SEED_INVALID' | 'MANIFEST_INVALID',
): Promise<Value> {
  const source = await readSource(file)
  if (source.problem) throw new InputProblems(code, [source.problem])
  return source.value as Value
}
