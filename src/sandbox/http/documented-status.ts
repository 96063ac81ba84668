import type { ApiDocument } from '../../spec/api.ts'

/** The first of these statuses that the document knows for an operation; the first of all where it knows none. */
export function documentedStatus(
  document: ApiDocument,
  address: string,
  statuses: readonly [number, ...number[]],
): number {
  const documented = Object.keys(document.operation(address)?.responses ?? {})
  return statuses.find((status) => documented.includes(String(status))) ?? statuses[0]
}
