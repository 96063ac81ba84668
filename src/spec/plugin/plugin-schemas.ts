import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import binding from '../../../schemas/binding.schema.json' with { type: 'json' }
import consumer from '../../../schemas/consumer.schema.json' with { type: 'json' }
import load from '../../../schemas/load.schema.json' with { type: 'json' }
import recipe from '../../../schemas/recipe.schema.json' with { type: 'json' }
import seed from '../../../schemas/seed.schema.json' with { type: 'json' }
import system from '../../../schemas/system.schema.json' with { type: 'json' }

export type PluginFileKind = 'binding' | 'consumer' | 'load' | 'recipe' | 'seed' | 'system'

const SCHEMAS: Record<PluginFileKind, object> = { binding, consumer, load, recipe, seed, system }

const compiled = new Map<PluginFileKind, ValidateFunction>()

/** The published schema of a plug-in file, compiled when it is first needed. */
export function pluginSchema(kind: PluginFileKind): ValidateFunction {
  const known = compiled.get(kind)
  if (known) return known
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    // A test judges the schemas by their meta-schema; to compile that takes longer than all of them at each start.
    validateSchema: false,
    strictRequired: false,
    allowUnionTypes: true,
    discriminator: true,
  })
  const validate = ajv.compile(SCHEMAS[kind])
  compiled.set(kind, validate)
  return validate
}
