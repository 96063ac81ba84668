import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { type Contract, contractOf } from '../contracts/make-contract.ts'
import { pactLibrary } from '../contracts/pact-library.ts'
import type { Scope } from '../kit/scope.ts'
import type { Consumer } from '../model/consumer.ts'
import type { Output } from '../model/io.ts'
import type { ConformanceReport } from '../model/report.ts'
import { printable } from '../reporters/printable.ts'
import { writtenFrom } from './written-from.ts'

interface Writing {
  scope: Scope
  consumers: readonly Consumer[]
  folder: string
  people: Output
}

/**
 * Writes `contracts/<consumer>-<system>.json` for each consumer that is used with the system of a run; only a certified run is vouched
 * for. Whatever is in the way, the verdict stands.
 */
export async function writeContracts(report: ConformanceReport, writing: Writing): Promise<void> {
  const { target, verdict, system } = report
  const consumers = writing.consumers.filter(({ systems }) => systems.includes(system.id))
  if (consumers.length === 0 || verdict.outcome !== 'certified' || target.kind !== 'embedded') return
  try {
    const library = await pactLibrary(process.env)
    for (const consumer of consumers) {
      const from = await writtenFrom(writing.scope, consumer, writing.folder)
      const contract = await contractOf(report, { api: writing.scope.api, consumer, library, from })
      if (contract) await write(contract, consumer, writing)
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    writing.people.write(
      `note: the verdict stands, but not all contracts are written: ${printable(reason)}\n`,
    )
  }
}

async function write(contract: Contract, { name }: Consumer, { folder, people }: Writing): Promise<void> {
  const path = join(folder, 'contracts', contract.file)
  const before = await readFile(path, 'utf8').catch(() => undefined)
  await mkdir(join(folder, 'contracts'), { recursive: true })
  if (before !== contract.text) await writeFile(path, contract.text)
  const news = before === undefined ? 'new' : before === contract.text ? 'unchanged' : 'changed'
  const holds = `${contract.requests} requests, ${contract.messages} events, ${news}`
  people.write(`contract  ${printable(relative(folder, path))}: ${holds}\n`)
  for (const left of contract.unpromised)
    people.write(`  - ${printable(name)} reads ${printable(left)}: no contract can hold it\n`)
}
