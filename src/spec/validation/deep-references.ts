import type { CodeKeywordDefinition, SchemaValidateFunction } from 'ajv'
import type { Ajv2020 } from 'ajv/dist/2020.js'
import { callRef } from 'ajv/dist/vocabularies/core/ref.js'

/** References that are compiled within each other; a few hundred would exhaust the stack. */
const NESTED = 40

/**
 * Large documents have chains of hundreds of schemas that refer to each other, and the compiler follows each chain to its
 * end before it is done with the start. From some depth on, a reference is compiled when a value first comes to it.
 */
export function deferReferences(ajv: Ajv2020): void {
  const full = ajv.getKeyword('$ref') as CodeKeywordDefinition
  let depth = 0
  ajv.removeKeyword('$ref')
  ajv.addKeyword({
    ...full,
    keyword: '$ref',
    code: (context) => {
      if (depth >= NESTED) {
        const later = context.gen.scopeValue('validate', { ref: deferred(ajv, context.schema as string) })
        return callRef(context, later, undefined, false)
      }
      depth += 1
      try {
        return full.code(context)
      } finally {
        depth -= 1
      }
    },
  })
}

/** Compiled when it is first called; what it leaves behind is what the compiled one does. */
function deferred(ajv: Ajv2020, reference: string): SchemaValidateFunction {
  const later: SchemaValidateFunction & { evaluated?: unknown } = (value: unknown, context: unknown) => {
    const validate = ajv.getSchema(reference)
    if (!validate) throw new Error(`${reference} leads nowhere`)
    const isValid = Reflect.apply(validate, undefined, [value, context]) as boolean
    later.errors = validate.errors ?? []
    later.evaluated = validate.evaluated
    return isValid
  }
  return later
}
