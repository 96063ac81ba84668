import { isObject } from '../../model/json.ts'
import { below, without } from './conjunction.ts'
import type { Part, SchemaView } from './schema-view.ts'

/** A part with alternatives: which of them a value takes is a choice of its own. */
export interface Union {
  /** What remains of the part in every alternative, and what the alternative adds. */
  alternatives: { parts: Part[]; pointer: string | undefined; discriminated: Part | undefined }[]
  part: Part
}

/** The first choice that the parts leave open. */
export function unionOf(view: SchemaView, parts: readonly Part[]): Union | undefined {
  for (const part of parts) {
    const { node } = part
    for (const keyword of ['oneOf', 'anyOf']) {
      const branches = node[keyword]
      if (!Array.isArray(branches) || branches.length === 0) continue
      const alternatives = branches.map((_, index) => {
        const branch = below(view, part, [keyword, index])
        const parts = [without(part, keyword, 'discriminator'), branch]
        return { parts, pointer: branch.pointer, discriminated: discriminating(part, branch) }
      })
      return { part, alternatives }
    }
    const heirs = inheritance(view, parts, part)
    if (heirs) return heirs
    if (node.if !== undefined) {
      const rest = without(part, 'if', 'then', 'else')
      const met = [
        rest,
        below(view, part, ['if']),
        ...(node.then === undefined ? [] : [below(view, part, ['then'])]),
      ]
      const unmet = [rest, ...(node.else === undefined ? [] : [below(view, part, ['else'])])]
      return { part, alternatives: [met, unmet].map(plain) }
    }
  }
  return undefined
}

function plain(parts: Part[]): Union['alternatives'][number] {
  return { parts, pointer: undefined, discriminated: undefined }
}

/** The discriminator's property with the values that stand for one branch. */
function discriminating(part: Part, branch: Part): Part | undefined {
  const { discriminator } = part.node
  const { $ref } = branch.node
  if (!isObject(discriminator) || typeof discriminator.propertyName !== 'string') return undefined
  if (typeof $ref !== 'string') return undefined
  const name = $ref.slice($ref.lastIndexOf('/') + 1)
  const mapping = isObject(discriminator.mapping) ? discriminator.mapping : {}
  const mapped = Object.entries(mapping).flatMap(([value, to]) => (to === $ref || to === name ? [value] : []))
  return marked(part, discriminator.propertyName, mapped.length > 0 ? mapped : [name])
}

const NAMED_SCHEMA = /^\/components\/schemas\/[^/]+$/

/**
 * A base with a discriminator and no `oneOf`: a value made for an heir carries the heir's name; one made for the base itself
 * is one of the heirs that the mapping tells of.
 */
function inheritance(view: SchemaView, parts: readonly Part[], base: Part): Union | undefined {
  const { discriminator } = base.node
  if (!isObject(discriminator) || typeof discriminator.propertyName !== 'string') return undefined
  const property = discriminator.propertyName
  const rest = without(base, 'discriminator')
  const mapping = Object.entries(isObject(discriminator.mapping) ? discriminator.mapping : {})
  const targets = mapping.map(([value, to]) => ({
    value,
    target: view.target(to) ?? view.target(`#${SCHEMAS}${to}`),
  }))
  const made = parts.find(({ pointer }) => pointer !== undefined && NAMED_SCHEMA.test(pointer))
  const alternative = (parts: Part[], value: string) => ({
    parts,
    pointer: undefined,
    discriminated: marked(base, property, [value]),
  })
  const heirs = targets.filter(({ target }) => target && target.pointer !== base.pointer)
  if (made && made.pointer === base.pointer && heirs.length > 0)
    return {
      part: base,
      alternatives: heirs.flatMap(({ value, target }) =>
        target ? [alternative([rest, target], value)] : [],
      ),
    }
  if (!made?.pointer) return { part: base, alternatives: [plain([rest])] }
  const value = targets.find(({ target }) => target?.pointer === made.pointer)?.value
  return { part: base, alternatives: [alternative([rest], value ?? made.pointer.slice(SCHEMAS.length))] }
}

const SCHEMAS = '/components/schemas/'

function marked(part: Part, property: string, values: string[]): Part {
  const node = { type: 'object', required: [property], properties: { [property]: { enum: values } } }
  return { node, key: `#discriminator-${part.key}-${values.join('-')}` }
}
