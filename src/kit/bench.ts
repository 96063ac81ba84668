import type { Faults } from '../sandbox/fault-points.ts'
import type { Scope } from './scope.ts'

export type { Faults, RecordEditor, StoredRecord } from '../sandbox/fault-points.ts'

/** A sandbox with one deliberate defect that a named requirement must catch. */
export interface Mutant<F = Faults, S = Scope> {
  name: string
  /** Id of the requirement that must fail on it. */
  kills: string
  faults: () => F
  /** What is claimed otherwise than the system does, where the defect shows only then. */
  alter?: (scope: S) => S
  /** The system it is a defect of, where that is not the one its suite is proven on. */
  system?: string
}

/** An odd but lawful sandbox, which no check may blame. */
export interface Variant<F = Faults, S = Scope> {
  name: string
  faults: () => F
  /** Where the oddity is lawful because the binding or manifest says so. */
  alter: (scope: S) => S
  altersClaims: boolean
  /** An entity that it has no record of: a check whose key or reason names it may be blocked, and may not fail. */
  empty?: string
}

/** A defect that counts or remembers takes a function, so that each use starts afresh. */
export function mutant(name: string, kills: string, faults: Faults | (() => Faults)): Mutant {
  return { name, kills, faults: fresh(faults) }
}

/** The same defects of another system than the one that their suite is proven on. */
export function mutantsOf<F, S>(system: string, mutants: readonly Mutant<F, S>[]): Mutant<F, S>[] {
  return mutants.map((one) => ({ ...one, system }))
}

/** Defects of a system that claims something else, and keeps to it but for the defect. */
export function mutantsWhere(alter: (scope: Scope) => Scope, mutants: readonly Mutant[]): Mutant[] {
  return mutants.map((one) => ({ ...one, alter }))
}

export function variant(name: string, oddity: Oddity<Faults, Scope>): Variant {
  return variantOf({}, name, oddity)
}

/** What is odd: faults, claims, or both. */
export interface Oddity<F, S> {
  faults?: F | (() => F)
  alter?: (scope: S) => S
  empty?: string
}

/** A variant of anything that has faults; `none` are those of one that only claims something else. */
export function variantOf<F, S>(
  none: F,
  name: string,
  { faults = none, alter, empty }: Oddity<F, S>,
): Variant<F, S> {
  return {
    name,
    faults: fresh(faults),
    alter: alter ?? ((scope) => scope),
    altersClaims: alter !== undefined,
    ...(empty === undefined ? {} : { empty }),
  }
}

/** Faults that are made anew for each use. */
export function fresh<F>(faults: F | (() => F)): () => F {
  return faults instanceof Function ? faults : () => faults
}
