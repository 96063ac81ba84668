import { join } from 'node:path'
import { createSandbox } from '../../src/sandbox/create-sandbox.ts'
import type { Sandbox } from '../../src/sandbox/sandbox.ts'
import { loadApi } from '../../src/spec/load-api.ts'
import { loadManifest } from '../../src/spec/load-manifest.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** The embedded sandbox of a bare `assay certify`, with this many records of its largest entity. */
export async function sandboxWith(records: number): Promise<LargeList> {
  const api = await loadApi(join(ROOT, 'specs', 'makini'))
  const manifest = await loadManifest(join(ROOT, 'systems', 'makini-sandbox', 'system.yaml'), api)
  const sandbox = createSandbox({ api, manifest, seed: 1, records })
  const [entity] = Object.entries(api.seed.entities).find(([, { scalable }]) => scalable) ?? []
  const list = api.binding.entities[entity ?? '']?.list
  if (!list) throw new Error('The API has no scalable entity with a list: look at its seed.yaml.')
  return new LargeList(sandbox, { path: list.split(' ')[1] ?? '', paging: api.binding.paging, records })
}

interface ListFacts {
  path: string
  paging: { page: string; size: string; maxSize: number }
  records: number
}

/** The largest list of a sandbox, read through the API as any caller would. */
export class LargeList {
  readonly lastPage: number
  readonly #sandbox: Sandbox
  readonly #facts: ListFacts

  constructor(sandbox: Sandbox, facts: ListFacts) {
    this.#sandbox = sandbox
    this.#facts = facts
    this.lastPage = Math.ceil(facts.records / facts.paging.maxSize)
  }

  /** Reads one full page and returns its text. */
  async read(page: number): Promise<string> {
    const { baseUrl, fetch, accounts, clock } = this.#sandbox
    const { path, paging } = this.#facts
    const url = new URL(path, baseUrl)
    url.searchParams.set(paging.page, String(page))
    url.searchParams.set(paging.size, String(paging.maxSize))
    const authorization = `Bearer ${accounts.connections.primary.accessToken}`
    const response = await fetch(new Request(url, { headers: { authorization } }))
    const text = await response.text()
    if (!response.ok)
      throw new Error(`page ${page} of ${path} was answered ${response.status}: ${text.slice(0, 200)}`)
    // Keeps the rate limit of the system out of the figures.
    clock.advance(1000)
    return text
  }
}
