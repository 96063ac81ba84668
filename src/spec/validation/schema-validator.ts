import type { ErrorObject, ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { isObject } from '../../model/json.ts'
import { at } from '../../model/pointer.ts'
import type { Violation } from '../api.ts'
import { deferReferences } from './deep-references.ts'
import { quickenStrings } from './quick-strings.ts'
import { DOCUMENT_URI, type Flaw, type SchemaCopy } from './schema-copy.ts'
import { errorExpectation, errorPointer, shorten } from './violations.ts'

type Schema = Record<string, unknown>

/** Names that every object of JavaScript has, whether or not it was sent with them. */
const INHERITED = new RegExp(`"(?:${Object.getOwnPropertyNames(Object.prototype).join('|')})"`)

/** Looking at each property whether it is one of the value itself costs time, and few documents need it. */
function namesInherited(content: unknown): boolean {
  return INHERITED.test(JSON.stringify(content))
}

/** Validates values against schemas of one document, each compiled when it is first asked for. */
export class SchemaValidator {
  readonly #ajv: Ajv2020
  readonly #copy: SchemaCopy
  readonly #content: Record<string, unknown>
  readonly #onFlaw: (flaw: Flaw) => void
  readonly #compiled = new WeakMap<object, ValidateFunction | undefined>()

  /** `onFlaw` is told of each schema that turns out not to compile, and so is not checked. */
  constructor(copy: SchemaCopy, content: Record<string, unknown>, onFlaw: (flaw: Flaw) => void) {
    this.#ajv = new Ajv2020({
      ...{ strict: false, validateSchema: false, allErrors: true, verbose: true, logger: false },
      ownProperties: namesInherited(copy.content),
    })
    this.#copy = copy
    this.#content = content
    this.#onFlaw = onFlaw
    // A CommonJS default export, which Node gives as it is and bundlers unwrap.
    formats.default(this.#ajv)
    quickenStrings(this.#ajv)
    deferReferences(this.#ajv)
    this.#ajv.addSchema(copy.content, DOCUMENT_URI)
  }

  /** Deviations of a value from the schema at a pointer of the document; none where no schema stands there. */
  at(pointer: string, value: unknown): Violation[] {
    const schema = at(this.#copy.content, pointer)
    return isObject(schema) ? this.#violations(schema, value, '') : []
  }

  #violations(schema: Schema, value: unknown, base: string): Violation[] {
    return this.#withoutBranches(this.#errors(schema, value)).flatMap((error) => this.#explain(error, base))
  }

  #errors(schema: Schema, value: unknown): ErrorObject[] {
    const validate = this.#compile(schema)
    try {
      return !validate || validate(value) ? [] : [...(validate.errors ?? [])]
    } catch (error) {
      // A schema that refers to itself without taking a step into the value never ends: it demands nothing.
      if (error instanceof RangeError) return []
      throw error
    }
  }

  #compile(schema: Schema): ValidateFunction | undefined {
    if (this.#compiled.has(schema)) return this.#compiled.get(schema)
    let validate: ValidateFunction | undefined
    try {
      validate = this.#ajv.compile(schema)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      this.#onFlaw({
        pointer: this.#copy.origins.get(schema) ?? '',
        message: `the schema does not compile: ${reason}`,
      })
    }
    this.#compiled.set(schema, validate)
    return validate
  }

  /** A failed union reports the errors of its branches just before its own: they are counted, and left out. */
  #withoutBranches(errors: ErrorObject[]): ErrorObject[] {
    const kept: ErrorObject[] = []
    for (let index = errors.length - 1; index >= 0; index--) {
      const error = errors[index]
      if (!error) continue
      if (error.keyword !== 'if') kept.unshift(error)
      if (isUnion(error)) index -= this.#branchErrors(error).flat().length
    }
    return kept
  }

  /** Errors per branch, as far as the compiler looks: a second branch of `oneOf` that fits settles the matter. */
  #branchErrors({ keyword, schema, data }: ErrorObject): ErrorObject[][] {
    const perBranch: ErrorObject[][] = []
    for (const branch of Array.isArray(schema) ? schema : []) {
      perBranch.push(isObject(branch) ? this.#errors(branch, data) : [])
      if (keyword === 'oneOf' && perBranch.filter((errors) => errors.length === 0).length === 2) break
    }
    return perBranch
  }

  /** A union fails for the reasons of the branch that the value was meant for, where that can be told. */
  #explain(error: ErrorObject, base: string): Violation[] {
    const branch = isUnion(error) ? intendedBranch(this.#branchErrors(error)) : undefined
    const schema: unknown = branch === undefined ? undefined : at(error.schema, `/${branch}`)
    if (isObject(schema)) return this.#violations(schema, error.data, base + error.instancePath)
    return [this.#violation(error, base)]
  }

  /** Where no branch has the value's type, the types of all of them are what is demanded. */
  #unionExpectation(error: ErrorObject): string {
    const types = this.#branchErrors(error).map((errors) => errors.find(isOfOtherType)?.params.type)
    return types.includes(undefined)
      ? errorExpectation(error)
      : `must be ${[...new Set(types.flat())].join(' or ')}`
  }

  #violation(error: ErrorObject, base: string): Violation {
    const origin = this.#copy.origins.get(error.parentSchema ?? {}) ?? ''
    const keyword = `${origin}/${error.keyword}`
    return {
      kind: 'schema',
      pointer: base + errorPointer(error),
      documentPointer: at(this.#content, keyword) === undefined ? origin : keyword,
      expected: isUnion(error) ? this.#unionExpectation(error) : errorExpectation(error),
      seen: shorten(at(error.data, errorPointer({ ...error, instancePath: '' }))),
    }
  }
}

function isUnion({ keyword }: ErrorObject): boolean {
  return keyword === 'oneOf' || keyword === 'anyOf'
}

function isOfOtherType({ keyword, instancePath }: ErrorObject): boolean {
  return keyword === 'type' && instancePath === ''
}

/** The one branch that has the value's type and, if several have, the values that tell them apart. */
function intendedBranch(perBranch: ErrorObject[][]): number | undefined {
  const failing = [...perBranch.entries()].filter(([, errors]) => errors.length > 0)
  if (failing.length < perBranch.length) return undefined
  const ofType = failing.filter(([, errors]) => !errors.some(isOfOtherType))
  if (ofType.length === 1) return ofType[0]?.[0]
  const marked = ofType.filter(
    ([, errors]) => !errors.some((error) => error.keyword === 'const' || error.keyword === 'enum'),
  )
  return marked.length === 1 ? marked[0]?.[0] : undefined
}
