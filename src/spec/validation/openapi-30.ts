type Schema = Record<string, unknown>

/**
 * A schema of OpenAPI 3.0 in the words of JSON Schema 2020-12, as far as they differ: `nullable`, bounds that are
 * exclusive by a flag, and `$ref`, which silences everything beside it.
 */
export function fromOpenApi30(schema: Schema): Schema {
  if (typeof schema.$ref === 'string') return { $ref: schema.$ref }
  const { nullable, ...rest } = withExclusiveBounds(schema)
  if (nullable !== true || isNullableUnion(schema)) return rest
  const { type, enum: values } = rest
  return {
    ...rest,
    ...(typeof type === 'string' && { type: [type, 'null'] }),
    ...(Array.isArray(values) && !values.includes(null) && { enum: [...values, null] }),
  }
}

/** `nullable` beside a composition: no branch needs to allow null, so the schema as a whole has to be made optional. */
export function isNullableUnion(schema: Schema): boolean {
  return schema.nullable === true && ['allOf', 'anyOf', 'oneOf'].some((keyword) => keyword in schema)
}

function withExclusiveBounds(schema: Schema): Schema {
  const converted = { ...schema }
  for (const [bound, flag] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    if (typeof schema[flag] !== 'boolean') continue
    delete converted[flag]
    if (!schema[flag] || !(bound in schema)) continue
    converted[flag] = schema[bound]
    delete converted[bound]
  }
  return converted
}
