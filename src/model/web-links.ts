/** One link of a `Link` header (RFC 8288). */
export interface WebLink {
  /** As written: it may be relative to the address that was asked. */
  target: string
  /** Relation types, lower case: a link may have several. */
  relations: readonly string[]
  /** What the link leads from, where that is not what was asked. */
  anchor?: string
}

const TOKEN = "[!#$%&'*+.^_`|~\\w-]+"
const VALUE = '"(?:[^"\\\\]|\\\\.)*"|[^\\s",;]+'
const PARAMETER = `;\\s*(?:(?<name>${TOKEN})(?:\\s*=\\s*(?<value>${VALUE}))?)?\\s*`
const LINK = `<(?<target>[^<>]*)>\\s*(?<parameters>(?:${PARAMETER.replaceAll(/\?<\w+>/g, '?:')})*)`

/**
 * Reads a `Link` header; undefined where it is none. A library would throw at a header that a check has to tell of, and of those
 * at hand none takes notice of `anchor`, which makes a link one of another resource (RFC 8288, section 3.2).
 */
export function readWebLinks(text: string): WebLink[] | undefined {
  const links: WebLink[] = []
  // Elements of a list may be empty (RFC 9110, section 5.6.1).
  const element = new RegExp(`[\\s,]*(?:${LINK}(?=,|$)|$)`, 'y')
  while (element.lastIndex < text.length) {
    const { target, parameters } = element.exec(text)?.groups ?? {}
    if (element.lastIndex === 0) return undefined
    if (target !== undefined) links.push(linkOf(target, parameters ?? ''))
  }
  return links
}

function linkOf(target: string, parameters: string): WebLink {
  const told = new Map<string, string>()
  for (const { groups = {} } of parameters.matchAll(new RegExp(PARAMETER, 'g'))) {
    const name = groups.name?.toLowerCase()
    // The first of a name counts (RFC 8288, section 3.3).
    if (name !== undefined && !told.has(name)) told.set(name, unquoted(groups.value ?? ''))
  }
  const anchor = told.get('anchor')
  const relations = (told.get('rel') ?? '').toLowerCase().split(/\s+/)
  return {
    target: target.trim(),
    relations: relations.filter((one) => one !== ''),
    ...(anchor !== undefined && { anchor }),
  }
}

function unquoted(value: string): string {
  return value.startsWith('"') ? value.slice(1, -1).replaceAll(/\\(.)/gs, '$1') : value
}

/** Links by their relation, as a `Link` header has them. */
export function writeWebLinks(links: Readonly<Record<string, string>>): string {
  return Object.entries(links)
    .map(([relation, target]) => `<${target}>; rel="${relation}"`)
    .join(', ')
}
