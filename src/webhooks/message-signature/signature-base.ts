import { type Delivery, headerValues } from '../delivery.ts'
import { isRefused, type Refused, refused } from '../verdict.ts'
import { type InnerList, type Item, stringOf, writeInnerList, writeItem } from './structured-field.ts'

/** The text that is signed (RFC 9421 section 2.5): a line for each covered component, and the signature's parameters. */
export function signatureBase(input: InnerList, delivery: Delivery): string | Refused {
  const lines: string[] = []
  const seen = new Set<string>()
  for (const item of input.items) {
    const name = writeItem(item)
    if (seen.has(name)) return refused('signature-malformed', `The component ${name} is covered twice.`)
    seen.add(name)
    const value = componentOf(item, delivery)
    if (isRefused(value)) return value
    lines.push(`${name}: ${value}`)
  }
  return [...lines, `"@signature-params": ${writeInnerList(input)}`].join('\n')
}

function componentOf(item: Item, delivery: Delivery): string | Refused {
  const name = stringOf(item.raw)
  if (name === '@query-param' && item.parameters.size === 1) return queryParameter(item, delivery)
  if (name === undefined || item.parameters.size > 0) return unknownComponent(writeItem(item))
  if (name.startsWith('@')) return derived(name, delivery)
  const values = headerValues(delivery.headers, name)
  if (values.length === 0) return refused('component-missing', `The covered header ${name} is not there.`)
  const value = values.map((each) => each.replaceAll(/^[ \t]+|[ \t]+$/g, '')).join(', ')
  // A line break would let one header pass for several components.
  return /[\r\n]/.test(value) ? refused('request-malformed', `The header ${name} has line breaks.`) : value
}

function unknownComponent(name: string): Refused {
  return refused('component-missing', `The covered component ${name} is none that a request has here.`)
}

const OF_URL: Record<string, (url: URL) => string> = {
  '@authority': ({ host }) => host,
  '@scheme': ({ protocol }) => protocol.slice(0, -1),
  '@path': ({ pathname }) => pathname,
  '@query': ({ search }) => search || '?',
  '@request-target': ({ pathname, search }) => `${pathname}${search}`,
}

function derived(name: string, { method = 'POST', url }: Delivery): string | Refused {
  if (name === '@method') return method
  const parsed = urlOf(url)
  if (isRefused(parsed)) return parsed
  if (name === '@target-uri') return url ?? ''
  return (Object.hasOwn(OF_URL, name) && OF_URL[name]?.(parsed)) || unknownComponent(name)
}

function urlOf(url: string | undefined): URL | Refused {
  if (url !== undefined && URL.canParse(url)) return new URL(url)
  return refused('url-missing', 'The address is signed: say which one the sender called.')
}

function queryParameter({ raw, parameters }: Item, { url }: Delivery): string | Refused {
  const parsed = urlOf(url)
  if (isRefused(parsed)) return parsed
  const name = stringOf(parameters.get('name'))
  const values = name === undefined ? [] : parsed.searchParams.getAll(decodeName(name))
  const [value] = values
  if (value === undefined || values.length > 1) return unknownComponent(`${raw};name="${name ?? ''}"`)
  return encodeURIComponent(value).replaceAll(/[!'()*~]/g, (each) =>
    each === '*' ? each : `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** The name is written as it stands in an address, with percent signs. */
function decodeName(name: string): string {
  return [...new URLSearchParams(`${name.replaceAll('&', '%26').replaceAll('=', '%3D')}=`).keys()][0] ?? name
}
