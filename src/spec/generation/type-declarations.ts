import type { GlobalContext, OpenAPI3 } from 'openapi-typescript'
import { isObject } from '../../model/json.ts'
import { at, pointerTokens, setAt, toPointer } from '../../model/pointer.ts'
import type { ApiDocument } from '../api.ts'
import { slotsBelow, walk } from '../document/grammar.ts'

/**
 * TypeScript types of a document: `paths`, `webhooks`, `components`, `operations`. Made by the transformation alone and
 * not by the generator's front door, whose linter refuses real documents for a slash at the end of a server's URL.
 */
export async function typeDeclarations({ content }: ApiDocument): Promise<string> {
  // Takes half a second to load, which no other command should pay.
  const { astToString, resolveRef, scanDiscriminators, transformSchema } = await import('openapi-typescript')
  const copy = transformable(content)
  const options = { silent: true, defaultNonNullable: false }
  const context: Omit<GlobalContext, 'redoc'> = {
    ...DEFAULTS,
    ...options,
    discriminators: scanDiscriminators(copy, options),
    injectFooter: [],
    resolve: ($ref) => resolveRef(copy, $ref, options),
  }
  // The linter's configuration is part of the context's type, and nothing in the transformation reads it.
  return astToString(transformSchema(copy, context as GlobalContext))
}

/** A copy, because the transformation writes into it; whatever stands where an object belongs is made an empty one. */
function transformable(content: Record<string, unknown>): OpenAPI3 {
  const copy = JSON.parse(JSON.stringify(content))
  walk({ kind: 'document', node: copy, tokens: [] }, ({ kind, node }) => {
    for (const { value, tokens } of slotsBelow(kind, node)) {
      if (!isObject(value) && typeof value !== 'boolean') setAt(node, toPointer(tokens), {})
    }
  })
  nameTargets(copy)
  return copy
}

/**
 * Gives a name of its own to each schema that a reference finds inside of something else: the way there in types may lead
 * through a property or a body that is optional, and then through `undefined`.
 */
function nameTargets(copy: Record<string, unknown>): void {
  const names = new Map<string, string>()
  walk({ kind: 'document', node: copy, tokens: [] }, ({ kind, node }) => {
    const pointer = kind === 'schemas' && typeof node.$ref === 'string' ? node.$ref.slice(1) : ''
    if (!pointer.startsWith('/') || COMPONENT.test(pointer)) return
    const place = decodeURIComponent(pointer)
    if (!isObject(at(copy, place))) return
    const name =
      names.get(place) ??
      pointerTokens(place)
        .join('.')
        .replaceAll(/[^\w.-]+/g, '_')
    names.set(place, name)
    node.$ref = `#/components/schemas/${name}`
  })
  const named = [...names].map(([place, name]) => [name, structuredClone(at(copy, place))])
  if (named.length === 0) return
  const components = isObject(copy.components) ? copy.components : {}
  const schemas = isObject(components.schemas) ? components.schemas : {}
  copy.components = { ...components, schemas: { ...Object.fromEntries(named), ...schemas } }
}

const COMPONENT = /^\/components\/[^/]+\/[^/]+$/

const DEFAULTS = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  conditionalEnums: false,
  dedupeEnums: false,
  emptyObjectsUnknown: false,
  enum: false,
  enumValues: false,
  excludeDeprecated: false,
  exportType: false,
  generatePathParams: false,
  immutable: false,
  makePathsEnum: false,
  pathParamsAsTypes: false,
  postTransform: undefined,
  propertiesRequiredByDefault: false,
  readWriteMarkers: false,
  rootTypes: false,
  rootTypesKeepCasing: false,
  rootTypesNoSchemaPrefix: false,
  transform: undefined,
  transformProperty: undefined,
}
