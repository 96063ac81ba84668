import type { Chains, KeySource } from '../../model/chain.ts'
import { toPointer } from '../../model/pointer.ts'
import type { ApiDocument } from '../api.ts'
import type { Reached } from './chains.ts'
import type { Findings } from './evidence.ts'
import { itemPath, type Resource } from './roles.ts'

/** Notes where the keys in paths come from; those that only name a record of an entity need no word. */
export function chainsIn(
  document: ApiDocument,
  {
    reach,
    kept,
    findings,
  }: { reach: (path: string) => Reached; kept: readonly Resource[]; findings: Findings },
): { chains?: Chains } {
  const lists = new Set(kept.map(({ from }) => from.path.replace(/\/$/, '')))
  const paths = [...new Set(document.operations.map(({ path }) => path))].filter(
    (path) => path.includes('{') && !isPlain(path, lists),
  )
  const told = new Set<string>()
  const lost = new Map<string, string[]>()
  const chains = paths.flatMap((path): [string, Record<string, KeySource>][] => {
    const { keys, unreachable } = reach(path)
    for (const why of unreachable) lost.set(why, [...(lost.get(why) ?? []), path])
    if (unreachable.length > 0) return []
    const sources = Object.entries(keys).map(([parameter, { source, because, at }]) => {
      const slot = path.slice(0, path.indexOf(`{${parameter}}`)).replaceAll(/\{[^{}]+\}/g, '{}')
      // Paths that begin alike have the same key there: it is told once.
      if (!told.has(slot)) findings.take(toPointer(['chains', path, parameter]), source, { because, at })
      told.add(slot)
      return [parameter, source]
    })
    return [[path, Object.fromEntries(sources)]]
  })
  for (const [why, where] of lost) findings.gap(`${why}: ${some(where)} cannot be called`)
  return chains.length > 0 ? { chains: Object.fromEntries(chains) } : {}
}

/** `/pets/{petId}`, and what continues it without another key, where pets are an entity. */
function isPlain(path: string, lists: ReadonlySet<string>): boolean {
  const end = path.indexOf('}') + 1
  return (
    !path.includes('{', end) && lists.has(itemPath(path.slice(0, end))?.collection ?? '') && !lists.has(path)
  )
}

function some(paths: readonly string[]): string {
  const more = paths.length > 3 ? ` and ${paths.length - 3} more` : ''
  return paths.slice(0, 3).join(', ') + more
}
