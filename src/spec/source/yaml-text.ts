import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type YAMLMap,
} from 'yaml'
import { toPointer } from '../../model/pointer.ts'
import { DEPTH_LIMIT, type DuplicateKey, Misplaced, type ParsedText, type Place, unusable } from './place.ts'

/** How many values aliases may repeat: above any honest document, far below an alias bomb. */
const REPEATED_LIMIT = 100_000

const TOO_DEEP = `nests deeper than ${DEPTH_LIMIT} levels`

/** Reads YAML 1.2 (merge keys allowed) with the places of all values. */
export function parseYamlText(text: string): ParsedText {
  const document = parseDocument(text, {
    logLevel: 'error',
    merge: true,
    prettyErrors: false,
    uniqueKeys: false,
  })
  const error = document.errors[0]
  if (error) return unusable(error.pos[0], syntaxProblem(error))
  try {
    const places = new PlaceReader(document).read()
    // The places were bounded, and with them what aliases repeat.
    return { value: document.toJS({ maxAliasCount: -1 }), ...places }
  } catch (thrown) {
    if (thrown instanceof Misplaced) return unusable(thrown.offset, thrown.message)
    throw thrown
  }
}

function syntaxProblem({ code, message }: { code: string; message: string }): string {
  if (message.includes('call stack')) return TOO_DEEP
  if (code === 'MULTIPLE_DOCS') return 'holds several YAML documents: keep one, without "---" between'
  return `is not valid YAML: ${message}`
}

class PlaceReader {
  readonly #document: Document
  /** The anchors met so far: an alias means the last one of its name before it. */
  readonly #anchors = new Map<string, Node>()
  readonly #targets = new Map<Alias, Node>()
  readonly #path: string[] = []
  readonly #duplicates: DuplicateKey[] = []
  /** Above zero within what an alias repeats. */
  #aliases = 0
  #repeated = 0

  constructor(document: Document) {
    this.#document = document
  }

  read(): { root: Place; duplicates: DuplicateKey[] } {
    const { contents } = this.#document
    return { root: this.#place(contents, startOf(contents) ?? 0), duplicates: this.#duplicates }
  }

  #place(node: unknown, offset: number): Place {
    if (this.#path.length > DEPTH_LIMIT) throw new Misplaced(offset, TOO_DEEP)
    if (isAlias(node)) return this.#aliased(node, offset)
    if (this.#aliases > 0 && ++this.#repeated > REPEATED_LIMIT)
      throw new Misplaced(offset, 'its YAML aliases repeat more than a document needs')
    if (isNode(node) && node.anchor !== undefined && this.#aliases === 0) this.#anchors.set(node.anchor, node)
    if (isMap(node)) return { offset, children: this.#members(node) }
    return isSeq(node) ? { offset, children: this.#items(node.items, offset) } : { offset }
  }

  #aliased(alias: Alias, offset: number): Place {
    const target = this.#targets.get(alias) ?? this.#anchors.get(alias.source)
    if (!target) throw new Misplaced(offset, `the alias *${alias.source} has no anchor before it`)
    this.#targets.set(alias, target)
    this.#aliases++
    const place = { ...this.#place(target, offset), offset }
    this.#aliases--
    return place
  }

  #items(items: unknown[], offset: number): Place[] {
    return items.map((item, index) => {
      this.#path.push(String(index))
      const child = this.#place(item, startOf(item) ?? offset)
      this.#path.pop()
      return child
    })
  }

  #members(map: YAMLMap): Map<string, Place> {
    const children = new Map<string, Place>()
    for (const { key, value } of map.items) {
      const name = String((isScalar(key) ? key.value : key) ?? '')
      const offset = startOf(key) ?? 0
      this.#path.push(name)
      // What an alias repeats was told where it is written; a merge key may stand twice.
      if (children.has(name) && this.#aliases === 0 && name !== '<<')
        this.#duplicates.push({ pointer: toPointer(this.#path), offset })
      children.set(name, this.#place(value, offset))
      this.#path.pop()
    }
    return children
  }
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null)?.range?.[0]
}
