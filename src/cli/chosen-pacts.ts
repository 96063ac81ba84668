import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type PactText, readPact } from '../contracts/pact-files.ts'
import type { Consumer } from '../model/consumer.ts'
import { HarnessError } from '../model/harness-error.ts'

export interface PactChoice {
  /** Files; those under `contracts/` where empty. */
  pact: string[]
  consumer?: string
}

/**
 * Pacts that are named; else those of `contracts/` in the working folder that one of these systems provides. A consumer that is used
 * with a system with which it has no contract yet stands by those that it has with other systems.
 * @throws HarnessError NOT_FOUND, PACT_INVALID
 */
export async function chosenPacts(
  choice: PactChoice,
  systems: readonly string[],
  consumers: readonly Consumer[] = [],
): Promise<PactText[]> {
  const { pact: files, consumer } = choice
  const all = await Promise.all((files.length > 0 ? files : await contractFiles()).map(pactOf))
  const own = files.length > 0 ? all : ofSystems(all, systems, consumers)
  const chosen = own.filter((pact) => consumer === undefined || pact.consumer === consumer)
  if (chosen.length > 0) return chosen
  const has = all.map((pact) => `${pact.consumer} with ${pact.provider}`).join(', ')
  const wanted = `${consumer === undefined ? '' : ` of ${consumer}`} with ${systems.join(' or ')}`
  throw new HarnessError(
    'NOT_FOUND',
    `There is no contract${wanted}${has && `, but there is that of ${has}`}. Name a file with --pact, or declare a consumer in contracts/<consumer>.yaml and certify the system.`,
  )
}

function ofSystems(
  all: readonly PactText[],
  systems: readonly string[],
  consumers: readonly Consumer[],
): PactText[] {
  const own = all.filter(({ provider }) => systems.includes(provider))
  const claims = (name: string, system: string) =>
    consumers.some((consumer) => consumer.name === name && consumer.systems.includes(system))
  const others = all.filter(
    ({ consumer, provider }) =>
      own.every((pact) => pact.consumer !== consumer) &&
      [provider, ...systems].every((system) => claims(consumer, system)),
  )
  return [...own, ...others]
}

async function contractFiles(): Promise<string[]> {
  const names = await readdir('contracts').catch(() => [])
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join('contracts', name))
}

async function pactOf(file: string): Promise<PactText> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    throw new HarnessError(
      'NOT_FOUND',
      `${file} cannot be read: ${reason}. Name a file that there is.`,
      error,
    )
  })
  return readPact(file, text)
}
