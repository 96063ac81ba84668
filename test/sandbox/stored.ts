import type { EntityClaims, Manifest } from '../../src/model/manifest.ts'
import type { SandboxOptions } from '../../src/sandbox/sandbox.ts'
import { type Depot, manifest as depotManifest, openDepot, type Row } from './depot.ts'

type Claims = Partial<Omit<Manifest, 'entities'>> & { entities?: Record<string, Partial<EntityClaims>> }

/** The depot as a system that stores what is written, with these claims beside its usual ones. */
export function stored(claims: Claims = {}): Manifest {
  const entities: Record<string, EntityClaims> = {
    ...depotManifest.entities,
    crates: { operations: ['list', 'get', 'create', 'update', 'remove', 'status'] },
    orders: { operations: ['list', 'get', 'create', 'update', 'remove'] },
  }
  for (const [name, more] of Object.entries(claims.entities ?? {}))
    entities[name] = { operations: ['list', 'get'], ...entities[name], ...more }
  return { ...depotManifest, ...claims, kind: 'stored', entities }
}

export function openStored(claims: Claims = {}, options: Partial<SandboxOptions> = {}): Depot {
  return openDepot({ manifest: stored(claims), ...options })
}

/** All records of a list, page by page. */
export async function everything({ as }: Depot, path: string, query = ''): Promise<Row[]> {
  const rows: Row[] = []
  for (let page = 0; ; page++) {
    const { body } = await as('GET', `${path}?limit=50&at=${page}${query}`)
    rows.push(...body.results)
    if (body.results.length < 50) return rows
  }
}
