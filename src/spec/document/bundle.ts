import { dirname, join, resolve } from 'node:path'
import type { Problem } from '../../model/harness-error.ts'
import { isObject } from '../../model/json.ts'
import { at, pointerTokens, toPointer } from '../../model/pointer.ts'
import { readSource, type Source } from '../source/source.ts'
import { freeName, kindHasSection, sectionOf } from './component-sections.ts'
import { whereItEnds } from './dead-end.ts'
import type { Kind } from './grammar.ts'
import { parseReference, type Reference, referencesIn } from './reference.ts'

type Place = Pick<Problem, 'file' | 'line' | 'column'>

/** One document with local references only. */
export interface Bundle {
  content: Record<string, unknown>
  problems: Problem[]
  /** Keys written twice in one object, in all files; `pointer` is the place in the bundled document, if it has one. */
  duplicates: (Place & { key: string; pointer?: string })[]
  /** File, line and column a pointer of the bundled document came from. */
  locate(pointer: string): Place
}

/** A part of the bundled document, and where it was taken from. */
interface Mount {
  pointer: string
  source: Source
  sourcePointer: string
  /** Origins of the parts taken in place around this one: meeting one again would never end. */
  within: readonly string[]
}

interface Target {
  source: Source
  pointer: string
  value: unknown
}

/**
 * Follows every reference of `content`, which is changed in place. What lies in other files is taken into `components`
 * under a name of its own, or, where `components` has no section for it (a path item), to where it is referred to.
 * Every reference that leads nowhere is a problem.
 */
export async function bundle(root: Source, content: Record<string, unknown>): Promise<Bundle> {
  const bundler = new Bundler(root, content)
  await bundler.follow({ pointer: '', source: root, sourcePointer: '', within: [] }, 'document', content)
  bundler.reportCircles()
  const { problems } = bundler
  return {
    content,
    problems,
    duplicates: await bundler.duplicates(),
    locate: (pointer) => bundler.locate(pointer),
  }
}

/** Of a document that was fetched: what it refers to may lie anywhere. */
const NOT_FETCHED =
  'it leads to another file, and of a URL that alone is fetched: save both, and name the file'

class Bundler {
  readonly problems: Problem[] = []
  readonly #root: Source
  readonly #content: Record<string, unknown>
  readonly #sources = new Map<string, Promise<Source>>()
  readonly #mounts: Mount[] = []
  /** Pointer in the bundled document by source file and pointer. */
  readonly #taken = new Map<string, string>()

  constructor(root: Source, content: Record<string, unknown>) {
    this.#root = root
    this.#content = content
    this.#sources.set(resolve(root.path), Promise.resolve(root))
  }

  locate(pointer: string): Place {
    const mount = this.#mounts.findLast((one) => isWithin(pointer, one.pointer))
    return mount
      ? mount.source.locate(mount.sourcePointer + pointer.slice(mount.pointer.length))
      : this.#root.locate(pointer)
  }

  async duplicates(): Promise<Bundle['duplicates']> {
    const sources = await Promise.all(this.#sources.values())
    return sources.flatMap((source) =>
      source.duplicates.map(({ pointer, file, line, column }) => {
        const mount = this.#mounts.find(
          (one) => one.source === source && isWithin(pointer, one.sourcePointer),
        )
        const bundled = mount && mount.pointer + pointer.slice(mount.sourcePointer.length)
        const key = pointerTokens(pointer).at(-1) ?? ''
        return { file, line, column, key, ...(bundled !== undefined && { pointer: bundled }) }
      }),
    )
  }

  async follow(mount: Mount, kind: Kind, node: Record<string, unknown>): Promise<void> {
    this.#mounts.push(mount)
    for (const reference of referencesIn(kind, node)) {
      const target = await this.#target(reference, mount)
      if (!target) continue
      if (target.source === this.#root) reference.holder[reference.key] = `#${encode(target.pointer)}`
      else if (kindHasSection(reference.kind)) await this.#takeIntoComponents(reference, target)
      else await this.#takeInPlace(reference, target, mount)
    }
  }

  async #target(reference: Reference, mount: Mount): Promise<Target | undefined> {
    const parsed = parseReference(reference.text)
    if ('refused' in parsed) return this.#unresolved(reference, mount, parsed.refused)
    const { path, file } = mount.source
    if (parsed.file !== '' && path !== file) return this.#unresolved(reference, mount, NOT_FETCHED)
    const source = parsed.file === '' ? mount.source : await this.#read(join(dirname(path), parsed.file))
    if (source.problem) {
      if (source.problem.line === undefined)
        return this.#unresolved(reference, mount, `${source.file}: ${source.problem.message}`)
      if (!this.problems.includes(source.problem)) this.problems.push(source.problem)
      return undefined
    }
    const value = at(source.value, parsed.pointer)
    if (value === undefined) return this.#unresolved(reference, mount, whereItEnds(source, parsed.pointer))
    return { source, pointer: parsed.pointer, value }
  }

  #unresolved(reference: Reference, mount: Mount, reason: string): undefined {
    const place = mount.source.locate(mount.sourcePointer + reference.pointer)
    const message = `unresolved reference ${JSON.stringify(reference.text)}: ${reason}`
    this.problems.push({ ...place, pointer: mount.pointer + reference.pointer, message })
  }

  #read(file: string): Promise<Source> {
    const path = resolve(file)
    const known = this.#sources.get(path)
    if (known) return known
    const source = readSource(file)
    this.#sources.set(path, source)
    return source
  }

  async #takeIntoComponents({ kind, holder, key }: Reference, target: Target): Promise<void> {
    const origin = originOf(target)
    const taken = this.#taken.get(origin)
    if (taken !== undefined) {
      holder[key] = `#${encode(taken)}`
      return
    }
    const section = sectionOf(this.#content, kind)
    const name = freeName(section, target)
    const pointer = toPointer(['components', kind, name])
    const copy: unknown = structuredClone(target.value)
    section[name] = copy
    this.#taken.set(origin, pointer)
    holder[key] = `#${encode(pointer)}`
    const mount = { pointer, source: target.source, sourcePointer: target.pointer, within: [] }
    if (isObject(copy)) await this.follow(mount, kind, copy)
  }

  async #takeInPlace(reference: Reference, target: Target, mount: Mount): Promise<void> {
    const { kind, holder, key } = reference
    const origin = originOf(target)
    if (mount.within.includes(origin)) return this.#unresolved(reference, mount, 'it leads back to itself')
    delete holder[key]
    const copy: unknown = structuredClone(target.value)
    if (!isObject(copy)) return
    const pointer = mount.pointer + toPointer(pointerTokens(reference.pointer).slice(0, -1))
    const within = [...mount.within, origin]
    await this.follow({ pointer, source: target.source, sourcePointer: target.pointer, within }, kind, copy)
    for (const [name, value] of Object.entries(copy)) {
      if (!Object.hasOwn(holder, name) && name !== '__proto__') holder[name] = value
    }
  }

  /** A reference that leads to itself over others names nothing, and would never end. */
  reportCircles(): void {
    for (const { text, pointer } of referencesIn('document', this.#content)) {
      const seen = new Set<string>()
      for (let next: unknown = text; typeof next === 'string'; next = this.#next(next)) {
        if (!seen.has(next)) seen.add(next)
        else {
          const message = `the reference ${JSON.stringify(text)} leads back to itself`
          this.problems.push({ ...this.locate(pointer), pointer, message })
          break
        }
      }
    }
  }

  #next(text: string): unknown {
    const parsed = parseReference(text)
    const node = 'refused' in parsed ? undefined : at(this.#content, parsed.pointer)
    return isObject(node) ? node.$ref : undefined
  }
}

function isWithin(pointer: string, above: string): boolean {
  return pointer === above || pointer.startsWith(`${above}/`)
}

function originOf({ source, pointer }: Target): string {
  return `${resolve(source.path)}#${pointer}`
}

function encode(pointer: string): string {
  return pointer.replace(/[%"<>\\^`{|} ]/g, encodeURIComponent)
}
