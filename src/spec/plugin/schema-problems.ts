import type { ErrorObject } from 'ajv'
import { isObject } from '../../model/json.ts'
import { nearest } from '../../model/nearest.ts'
import { toPointer } from '../../model/pointer.ts'
import { shorten } from '../validation/violations.ts'

/** What is wrong at a place of a plug-in file. */
export interface Complaint {
  pointer: string
  message: string
}

const TYPE_WORDS: Record<string, string> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  object: 'an object',
  string: 'a text',
}

/** Errors of a plug-in file against its schema, in words for the person who wrote it. */
export function schemaComplaints(errors: readonly ErrorObject[]): Complaint[] {
  const misspelt = new Set(errors.map(intendedKey))
  return errors.filter((error) => !isSaidOtherwise(error, misspelt)).map(complaint)
}

/**
 * A rule that fails repeats each of its kinds, names are complained of one by one, a misspelt key is not missing, and a
 * kind that is none is complained of where the kinds are listed.
 */
function isSaidOtherwise(
  { keyword, schemaPath, instancePath, params }: ErrorObject,
  misspelt: Set<string>,
): boolean {
  if (keyword === 'propertyNames' || keyword === 'discriminator') return true
  if (keyword !== 'required') return false
  return schemaPath.includes('/oneOf/') || misspelt.has(instancePath + toPointer([params.missingProperty]))
}

/** Pointer of the key that was probably meant by an unknown one. */
function intendedKey(error: ErrorObject): string {
  return error.keyword === 'additionalProperties'
    ? error.instancePath + toPointer([nearestKey(error) ?? ''])
    : ''
}

function nearestKey(error: ErrorObject): string | undefined {
  return nearest(String(error.params.additionalProperty), knownKeys(error))
}

function knownKeys({ parentSchema }: ErrorObject): string[] {
  return isObject(parentSchema?.properties) ? Object.keys(parentSchema.properties) : []
}

function complaint(error: ErrorObject): Complaint {
  const { instancePath, keyword, params, data } = error
  const name = error.propertyName
  if (name !== undefined) {
    const message = `the key ${JSON.stringify(name)} must be ${wanted(error)}`
    return { pointer: instancePath + toPointer([name]), message }
  }
  switch (keyword) {
    case 'additionalProperties':
      return { pointer: instancePath + toPointer([params.additionalProperty]), message: unknownKey(error) }
    case 'required':
      return { pointer: instancePath, message: `${JSON.stringify(params.missingProperty)} is missing here` }
    case 'dependentRequired':
      return {
        pointer: instancePath,
        message: `${JSON.stringify(params.property)} needs ${params.deps} beside it`,
      }
    default:
      return {
        pointer: instancePath,
        message: `must be ${wanted(error)}, not ${shorten(data)}${hint(error)}`,
      }
  }
}

function unknownKey(error: ErrorObject): string {
  const near = nearestKey(error)
  const help =
    near === undefined
      ? `known here: ${knownKeys(error).join(', ')}`
      : `did you mean ${JSON.stringify(near)}?`
  return `unknown key ${JSON.stringify(error.params.additionalProperty)}; ${help}`
}

/** A schema's title says best what is wanted; where it has none, its keyword does. */
function wanted({ keyword, params, parentSchema, message }: ErrorObject): string {
  if (keyword === 'type') {
    const types = [params.type].flat().map((type) => TYPE_WORDS[String(type)] ?? String(type))
    return typeof parentSchema?.title === 'string' ? parentSchema.title : types.join(' or ')
  }
  if (keyword === 'enum')
    return `one of ${params.allowedValues.map((value: unknown) => shorten(value)).join(', ')}`
  if (keyword === 'const') return shorten(params.allowedValue)
  if (typeof parentSchema?.title === 'string') return parentSchema.title
  return keyword === 'minLength'
    ? 'a text that is not empty'
    : (message ?? keyword).replace(/^must (be )?/, '')
}

function hint({ keyword, params, data }: ErrorObject): string {
  if (keyword !== 'enum' || typeof data !== 'string') return ''
  const near = nearest(
    data,
    params.allowedValues.filter((value: unknown) => typeof value === 'string'),
  )
  return near === undefined ? '' : `; did you mean ${JSON.stringify(near)}?`
}
