/** An item of a structured field (RFC 9651), as it is written, with its parameters. */
export interface Item {
  /** `"@method"`, `:MTIz:`, `1618884473`, `token`: as in the header. */
  raw: string
  parameters: ReadonlyMap<string, string>
}

/** A list in parentheses, with parameters of its own. */
export interface InnerList {
  items: readonly Item[]
  parameters: ReadonlyMap<string, string>
}

export type Dictionary = ReadonlyMap<string, Item | InnerList>

const KEY = /[a-z*][a-z0-9_.*-]*/y
const BARE =
  /"(?:[ !#-[\]-~]|\\["\\])*"|:[A-Za-z0-9+/]*={0,2}:|\?[01]|-?\d{1,12}\.\d{1,3}|-?\d{1,15}|[A-Za-z*][!#$%&'*+.^_`|~0-9A-Za-z:/-]*/y
const SPACES = / */y
const COMMA = /[ \t]*,[ \t]*/y

/** A dictionary; undefined where it is none. Strict: a key that is there twice makes it none. */
export function parseDictionary(text: string): Dictionary | undefined {
  const reader = new Reader(text.replaceAll(/^ +| +$/g, ''))
  const members = new Map<string, Item | InnerList>()
  do {
    const key = reader.take(KEY)
    if (key === undefined || members.has(key)) return undefined
    const member = reader.take(/=/y) === undefined ? reader.item('?1') : reader.member()
    if (member === undefined) return undefined
    members.set(key, member)
  } while (reader.take(COMMA) !== undefined)
  return reader.isAtEnd ? members : undefined
}

/** An inner list as RFC 9651 section 4.1.1.1 writes it. */
export function writeInnerList({ items, parameters }: InnerList): string {
  return `(${items.map(writeItem).join(' ')})${writeParameters(parameters)}`
}

export function writeItem({ raw, parameters }: Item): string {
  return `${raw}${writeParameters(parameters)}`
}

/** The text of an item that is a string. */
export function stringOf(raw: string | undefined): string | undefined {
  return raw?.startsWith('"') ? raw.slice(1, -1).replaceAll(/\\(.)/g, '$1') : undefined
}

/** The base64 of an item that is bytes. */
export function base64Of(raw: string | undefined): string | undefined {
  return raw?.startsWith(':') ? raw.slice(1, -1) : undefined
}

function writeParameters(parameters: ReadonlyMap<string, string>): string {
  return [...parameters].map(([key, raw]) => (raw === '?1' ? `;${key}` : `;${key}=${raw}`)).join('')
}

class Reader {
  readonly #text: string
  #place = 0

  constructor(text: string) {
    this.#text = text
  }

  get isAtEnd(): boolean {
    return this.#place === this.#text.length
  }

  /** What a sticky pattern finds here; undefined, and nothing taken, where it does not. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#place
    const found = pattern.exec(this.#text)?.[0]
    this.#place += found?.length ?? 0
    return found
  }

  member(): Item | InnerList | undefined {
    return this.take(/\(/y) === undefined ? this.item(this.take(BARE)) : this.#innerList()
  }

  item(raw: string | undefined): Item | undefined {
    if (raw === undefined) return undefined
    const parameters = this.#parameters()
    return parameters && { raw, parameters }
  }

  #innerList(): InnerList | undefined {
    const items: Item[] = []
    for (;;) {
      const spaces = this.take(SPACES)
      if (this.take(/\)/y) !== undefined) break
      const item = items.length > 0 && spaces === '' ? undefined : this.item(this.take(BARE))
      if (item === undefined) return undefined
      items.push(item)
    }
    const parameters = this.#parameters()
    return parameters && { items, parameters }
  }

  #parameters(): Map<string, string> | undefined {
    const parameters = new Map<string, string>()
    while (this.take(/; */y) !== undefined) {
      const key = this.take(KEY)
      if (key === undefined || parameters.has(key)) return undefined
      const raw = this.take(/=/y) === undefined ? '?1' : this.take(BARE)
      if (raw === undefined) return undefined
      parameters.set(key, raw)
    }
    return parameters
  }
}
