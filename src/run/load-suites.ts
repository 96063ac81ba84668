import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Acts } from '../kit/acts.ts'
import type { Faults, Mutant, Variant } from '../kit/bench.ts'
import type { Check } from '../kit/check.ts'
import type { ReceiverActs } from '../kit/receiver/acts.ts'
import type { ReceiverFaults } from '../kit/receiver/bench.ts'
import type { ReceiverScope } from '../kit/receiver/scope.ts'
import type { Scope } from '../kit/scope.ts'
import { HarnessError } from '../model/harness-error.ts'
import { isObject } from '../model/json.ts'
import type { AnySuite, SuiteOf } from './suite-code.ts'

/** Loads the code of one suite folder: `<id>.checks` and, where they are, `mutants` and `variants`. */
export async function loadSuite(id: string, folder: string): Promise<AnySuite> {
  const checks = await exported<readonly Pick<Check, 'on'>[]>(folder, `${id}.checks`, 'checks')
  const complaint = complaintAbout(checks)
  if (complaint !== undefined)
    throw new HarnessError(
      'PLUGIN_INVALID',
      `${codeFile(folder, `${id}.checks`) ?? folder}: ${complaint}. Mend the file, or remove its folder.`,
    )
  return checks?.[0]?.on === 'receiver'
    ? { ...(await partsOf<ReceiverScope, ReceiverActs, ReceiverFaults>(id, folder)), on: 'receiver' }
    : partsOf<Scope, Acts, Faults>(id, folder)
}

async function partsOf<S, A, F>(id: string, folder: string): Promise<SuiteOf<S, A, F>> {
  const system = await exported<string>(folder, 'mutants', 'system')
  return {
    id,
    ...(system === undefined ? {} : { system }),
    checks: (await exported<readonly Check<S, A>[]>(folder, `${id}.checks`, 'checks')) ?? [],
    mutants: (await exported<readonly Mutant<F, S>[]>(folder, 'mutants', 'mutants')) ?? [],
    variants: (await exported<readonly Variant<F, S>[]>(folder, 'variants', 'variants')) ?? [],
    unprovable: (await exported<Record<string, string>>(folder, 'mutants', 'unprovable')) ?? {},
  }
}

/** Path of the file that hands a suite's checks to vitest. */
export function suiteFile(id: string, folder: string): string {
  const file = codeFile(folder, `${id}.suite`)
  if (file) return file
  throw new HarnessError(
    'PLUGIN_INVALID',
    `${folder}: has no ${id}.suite.ts. Add the two lines that hand its checks to vitest.`,
  )
}

export function hasSuiteFile(id: string, folder: string): boolean {
  return codeFile(folder, `${id}.suite`) !== undefined
}

/** What a list of checks lacks to be one; undefined where it lacks nothing. A user's folder may hold anything. */
function complaintAbout(checks: unknown): string | undefined {
  if (!Array.isArray(checks) || checks.length === 0) return 'exports no list named "checks"'
  const at = checks.findIndex((check: unknown) => !isCheck(check))
  if (at < 0) return isOfOneKind(checks) ? undefined : 'mixes checks of APIs and of receivers'
  return `entry ${at + 1} of "checks" is no check: make it with must(), should(), may() or untested()`
}

function isOfOneKind(checks: readonly Pick<Check, 'on'>[]): boolean {
  return checks.every(({ on }) => on === checks[0]?.on)
}

function isCheck(value: unknown): value is Check {
  return (
    isObject(value) &&
    [value.id, value.level, value.statement].every((part) => typeof part === 'string') &&
    [value.calls, value.needs].every(Array.isArray) &&
    typeof value.instances === 'function'
  )
}

async function exported<Value>(folder: string, file: string, name: string): Promise<Value | undefined> {
  const path = codeFile(folder, file)
  if (path === undefined) return undefined
  const module = await loaded(path)
  return isObject(module) ? (module[name] as Value | undefined) : undefined
}

async function loaded(path: string): Promise<unknown> {
  try {
    return await import(pathToFileURL(path).href)
  } catch (error) {
    throw new HarnessError(
      'PLUGIN_INVALID',
      `${path}: cannot be loaded: ${reasonOf(error)}. Mend the file, then run again.`,
      error,
    )
  }
}

/** The first line of an error and the place it was thrown at, which may be in a file that the suite imports. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const place = /^ +at .*?(file:[^\s()]+)(:\d+:\d+)\)?$/m.exec(error.stack ?? '')
  const where = place ? ` (${fileURLToPath(place[1] ?? '')}${place[2]})` : ''
  return `${error.name}: ${error.message.split('\n')[0]}${where}`
}

/** Sources in a clone and in a user's folder, compiled code in an installed package. */
function codeFile(folder: string, name: string): string | undefined {
  return ['.ts', '.js'].map((ending) => join(folder, name + ending)).find((path) => existsSync(path))
}
