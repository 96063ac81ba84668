/** Gives the path of a request below a base URL, as a document writes paths; the whole path where it is not below. */
export function pathsBelow(baseUrl: string): (url: string) => string {
  const base = new URL(baseUrl).pathname.replace(/\/$/, '')
  return (url) => {
    const { pathname } = new URL(url)
    return pathname.startsWith(base) ? pathname.slice(base.length) : pathname
  }
}
