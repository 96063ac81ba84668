import { writeFile } from 'node:fs/promises'
import type { Environment } from '../kit/execute.ts'
import type { Scope } from '../kit/scope.ts'
import { showDuration } from '../model/duration.ts'
import type { Io, Output } from '../model/io.ts'
import type { Bench, SuiteProof } from '../run/prove.ts'
import { proveSuite } from '../run/prove.ts'
import type { Suite } from '../run/suite-code.ts'
import { createSandbox } from '../sandbox/create-sandbox.ts'
import { embeddedSession } from '../target/embedded.ts'
import { loadScope } from './environment.ts'
import { chooseHouse } from './house.ts'
import { nodeIo } from './node-io.ts'

export interface ProveOptions {
  suites: readonly string[]
  /** Only mutants whose name holds this text. */
  mutant?: string | undefined
  /** File for the matrix as JSON. */
  json?: string | undefined
}

/** Environments of the proof bench: each check gets a fresh sandbox with the faults of the mutant. */
export function benchOf(io: Pick<Io, 'now' | 'random'>): Bench {
  return (scope: Scope, faults): Environment => ({
    scope,
    now: io.now,
    random: io.random,
    openSession: async () => embeddedSession(createSandbox({ ...scope, seed: 1, faults: faults() })),
  })
}

/** Suites with what they are proven on: the default system. */
export async function loadBench(ids: readonly string[]): Promise<{ suites: readonly Suite[]; scope: Scope }> {
  const house = await chooseHouse({ suites: ids }, process.cwd())
  return { suites: house.suites, scope: await loadScope(house.files) }
}

/** Proves every suite and prints the matrix; returns the exit code: 1 where there is any hole. */
export async function proveAll(options: ProveOptions): Promise<number> {
  const io = nodeIo()
  const { suites, scope } = await loadBench(options.suites)
  const proofs: SuiteProof[] = []
  for (const suite of suites) {
    const proof = await proveSuite(narrowed(suite, options.mutant), scope, benchOf(io))
    show(proof, io.out)
    proofs.push(proof)
  }
  if (options.json) await writeFile(options.json, `${JSON.stringify(proofs.map(matrixOf), null, 2)}\n`)
  const holes = proofs.flatMap((proof) => proof.holes)
  io.out.write(holes.length === 0 ? '\nproven: no hole\n' : `\nnot proven: ${holes.length} holes\n`)
  return holes.length === 0 ? 0 : 1
}

function narrowed(suite: Suite, mutant: string | undefined): Suite {
  if (mutant === undefined) return suite
  return { ...suite, variants: [], mutants: suite.mutants.filter(({ name }) => name.includes(mutant)) }
}

function show({ suite, ran, mutants, variants, holes }: SuiteProof, out: Output): void {
  const killed = mutants.filter(({ killedBy }) => killedBy !== undefined)
  const time = mutants.reduce((sum, { durationMs }) => sum + durationMs, 0) / Math.max(1, mutants.length)
  out.write(`\n${suite}: ${ran} instances on the plain sandbox\n`)
  out.write(`  ${killed.length} of ${mutants.length} mutants killed, ${showDuration(time)} each\n`)
  for (const { mutant, killedBy } of mutants)
    out.write(`    ${mutant.kills}  ${killedBy !== undefined ? 'killed  ' : 'SURVIVES'}  ${mutant.name}\n`)
  const spared = variants.filter(({ blamedBy }) => blamedBy.length === 0)
  out.write(`  ${spared.length} of ${variants.length} lawful variants spared\n`)
  for (const { variant, blamedBy } of variants)
    out.write(`    ${blamedBy.length === 0 ? 'spared' : 'BLAMED'}  ${variant.name}\n`)
  for (const hole of holes) out.write(`  hole: ${hole}\n`)
}

function matrixOf({ suite, mutants, variants, holes }: SuiteProof) {
  return {
    suite,
    mutants: mutants.map(({ mutant, killedBy, durationMs }) => ({
      name: mutant.name,
      kills: mutant.kills,
      killedBy,
      durationMs,
    })),
    variants: variants.map(({ variant, blamedBy }) => ({
      name: variant.name,
      blamedBy: blamedBy.map(({ key }) => key),
    })),
    holes,
  }
}
