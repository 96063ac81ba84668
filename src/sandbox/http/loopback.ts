/** Addresses that no other computer can reach. */
export const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '::1']

/**
 * Whether a Host header names this computer. A page of another site can make its own name point here (DNS rebinding); its
 * requests then carry that name.
 */
export function isOwnHost(header: string | undefined): boolean {
  const name = /^(\[[^\]]*\]|[^:]*)(?::\d+)?$/.exec(header ?? '')?.[1]?.toLowerCase()
  return name !== undefined && LOOPBACK.includes(name.replace(/^\[(.*)\]$/, '$1'))
}
