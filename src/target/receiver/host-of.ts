/** Where a server of TLS listens; a name is told to it, an address is none. */
export function hostOf({ hostname, port }: URL): { host: string; port: number; servername?: string } {
  const host = hostname.replace(/^\[|\]$/g, '')
  const isAddress = /^[\d.]+$|:/.test(host)
  return { host, port: Number(port || 443), ...(!isAddress && { servername: host }) }
}
