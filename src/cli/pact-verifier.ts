import { readFile, writeFile } from 'node:fs/promises'
import { Verifier } from '@pact-foundation/pact-core'
import type { VerifierOrder } from '../contracts/verifier.ts'

// A process of its own, for the verifier is native: it prints what it likes, and whoever waits for it can end it.
const [ordersFile = '', resultsFile = ''] = process.argv.slice(2)
const orders = JSON.parse(await readFile(ordersFile, 'utf8')) as VerifierOrder[]
const results: string[] = []
for (const order of orders) results.push(await verify(order))
await writeFile(resultsFile, JSON.stringify(results))
process.exit(0)

/** A verification that fails throws its JSON as the message. */
function verify(order: VerifierOrder): Promise<string> {
  const how = { providerStatesSetupTeardown: true, providerStatesSetupBody: true, logLevel: 'error' } as const
  return new Verifier({ ...order, ...how })
    .verify()
    .catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
}
