export type QueryPairs = readonly (readonly [name: string, value: string])[]

/**
 * Serialises a query without changing its names: openapi-fetch would rewrite arrays and objects by its own style. Names
 * like `filter[createdAt:gteq]` go out as they are written, percent-encoded; an array repeats its name.
 */
export function serializeQuery(query: unknown): string {
  const pairs = Array.isArray(query) ? (query as QueryPairs) : pairsOf(query)
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')
}

function pairsOf(query: unknown): [string, string][] {
  return Object.entries(query ?? {}).flatMap(([name, value]) => pairsAt(name, value))
}

function pairsAt(name: string, value: unknown): [string, string][] {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item) => pairsAt(name, item))
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([key, item]) => pairsAt(`${name}[${key}]`, item))
  return [[name, String(value)]]
}
