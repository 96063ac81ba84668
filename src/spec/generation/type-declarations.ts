import type { GlobalContext, OpenAPI3 } from 'openapi-typescript'
import { isObject } from '../../model/json.ts'
import { setAt, toPointer } from '../../model/pointer.ts'
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
  return copy
}

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
