import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { tsImport } from 'tsx/esm/api'
import schema from '../../schemas/config.schema.json' with { type: 'json' }
import { HarnessError, InputProblems, type Problem } from '../model/harness-error.ts'
import { isObject } from '../model/json.ts'
import { nearest } from '../model/nearest.ts'
import { schemaComplaints } from '../spec/plugin/schema-problems.ts'
import { readSource } from '../spec/source/source.ts'
import type { AssayConfig, FoundTarget } from './config.ts'
import { type Complaint, configComplaints } from './config-complaints.ts'

const NAMES = ['assay.config.ts', 'assay.config.yaml']
const ADVICE = 'write one as schemas/config.schema.json describes'

/** The target of a name, from the configuration in a folder. */
export async function findTarget(folder: string, name: string): Promise<FoundTarget> {
  const config = await loadConfig(folder)
  if (!config)
    throw new HarnessError(
      'NOT_FOUND',
      `There is no target "${name}": ${folder} has no ${NAMES.join(' or ')}; ${ADVICE}.`,
    )
  const target = Object.hasOwn(config.targets, name) ? config.targets[name] : undefined
  if (target) return { ...target, hosts: config.hosts ?? [] }
  const known = Object.keys(config.targets)
  const near = nearest(name, known)
  const help = near === undefined ? `Known: ${known.join(', ')}.` : `Did you mean "${near}"?`
  throw new HarnessError('NOT_FOUND', `There is no target "${name}". ${help}`)
}

/**
 * The configuration of a folder; undefined where it has none. Throws `InputProblems` with all that is wrong with it.
 * A literal secret is refused, and is in no message.
 */
export async function loadConfig(folder: string): Promise<AssayConfig | undefined> {
  const files = NAMES.map((name) => join(folder, name)).filter((file) => existsSync(file))
  const [file, other] = files
  if (file === undefined) return undefined
  if (other !== undefined)
    throw new HarnessError('CONFIG_INVALID', `${folder} has both ${NAMES.join(' and ')}: keep one of them.`)
  const { value, locate } = await (file.endsWith('.ts') ? importConfig(file) : readConfig(file))
  const complaints = validate(value)
  if (complaints.length > 0) throw problemsOf(complaints, locate)
  return value as AssayConfig
}

interface Read {
  value: unknown
  locate(pointer: string): Pick<Problem, 'file' | 'line' | 'column'>
}

async function readConfig(file: string): Promise<Read> {
  const source = await readSource(file)
  if (source.problem) throw new InputProblems('CONFIG_INVALID', [source.problem])
  const duplicates = source.duplicates.map(({ pointer }) => ({
    pointer,
    message: 'duplicate key: keep one of the two',
  }))
  if (duplicates.length > 0) throw problemsOf(duplicates, source.locate)
  return source
}

async function importConfig(file: string): Promise<Read> {
  try {
    const module: unknown = await tsImport(pathToFileURL(file).href, import.meta.url)
    return { value: defaultOf(module), locate: () => ({ file }) }
  } catch (error) {
    const mistake = mistakeIn(error)
    if (mistake) throw new InputProblems('CONFIG_INVALID', [{ file, ...mistake }])
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    throw new HarnessError(
      'CONFIG_INVALID',
      `${file}: cannot be loaded: ${reason}. Mend it, then run again.`,
      error,
    )
  }
}

/** The place and text of a mistake in the syntax, out of a message like `Transform failed …\\n<file>:2:9: ERROR: <text>`. */
const SYNTAX = /:(?<line>\d+):(?<column>\d+): ERROR: (?<text>.*)$/m

/** What is quoted in the text may be a piece of a secret; punctuation is none. */
function mistakeIn(error: unknown): Pick<Problem, 'line' | 'column' | 'message'> | undefined {
  const { line, column, text = '' } = SYNTAX.exec(error instanceof Error ? error.message : '')?.groups ?? {}
  if (line === undefined) return undefined
  const shown = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, (quoted) =>
    quoted.length < 5 ? quoted : 'something else',
  )
  return {
    line: Number(line),
    column: Number(column) + 1,
    message: `cannot be loaded: ${shown}. Mend it, then run again.`,
  }
}

/** In a folder without `"type": "module"`, the default export arrives wrapped once more. */
function defaultOf(module: unknown): unknown {
  const exported = isObject(module) ? module.default : undefined
  return isObject(exported) && isObject(exported.default) ? exported.default : exported
}

function problemsOf(complaints: readonly Complaint[], locate: Read['locate']): InputProblems {
  const problems = complaints.map(({ pointer, message }) => ({ ...locate(pointer), pointer, message }))
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
  return new InputProblems('CONFIG_INVALID', problems)
}

function validate(value: unknown): Complaint[] {
  const fits = new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true }).compile<AssayConfig>(
    schema,
  )
  fits(value)
  return [...complaintsOf(fits.errors ?? []), ...configComplaints(value)]
}

/** These name keys or choices alone. The others would repeat what was written, and that may be a secret. */
const HARMLESS = new Set(['additionalProperties', 'required', 'enum'])

function complaintsOf(errors: readonly ErrorObject[]): Complaint[] {
  const [harmless, others] = [true, false].map((wanted) =>
    errors.filter(({ keyword }) => HARMLESS.has(keyword) === wanted),
  )
  const wanted = (others ?? []).map(({ instancePath, parentSchema, message }) => ({
    pointer: instancePath,
    message: `must be ${isObject(parentSchema) && typeof parentSchema.title === 'string' ? parentSchema.title : message}`,
  }))
  return [...schemaComplaints(harmless ?? []), ...wanted]
}
