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
  const property = discriminator.propertyName
  const node = {
    type: 'object',
    required: [property],
    properties: { [property]: { enum: mapped.length > 0 ? mapped : [name] } },
  }
  return { node, key: `#discriminator-${part.key}-${$ref}` }
}
