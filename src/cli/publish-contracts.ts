import { publishPacts, type Version } from '../contracts/broker/publish.ts'
import type { PactText } from '../contracts/pact-files.ts'
import { discover } from '../discover/discover.ts'
import type { Io } from '../model/io.ts'
import { groupBy } from '../reporters/check-groups.ts'
import { printable } from '../reporters/printable.ts'
import { type VersionChoice, versionOf } from './app-version.ts'
import { type BrokerChoice, openBroker } from './broker-choice.ts'
import { chosenPacts, type PactChoice } from './chosen-pacts.ts'
import { CODE_ROOT, PACKAGE_ROOT } from './package-root.ts'

export type PublishOptions = PactChoice & BrokerChoice & VersionChoice

/** Publishes contracts to a broker, those of each consumer at once; returns the exit code. */
export async function publishContracts(options: PublishOptions, io: Io): Promise<number> {
  const folder = process.cwd()
  const { systems } = await discover([CODE_ROOT, PACKAGE_ROOT, folder])
  const pacts = await chosenPacts(options, [...systems.keys()])
  const version = await versionOf(options, folder)
  const broker = await openBroker(options, folder, io)
  for (const [consumer, [first, ...rest]] of groupBy(pacts, (pact) => pact.consumer)) {
    if (!first) continue
    const notices = await publishPacts(broker, [first, ...rest], version)
    tell(consumer, [first, ...rest], { version, notices, io })
  }
  return 0
}

interface Told {
  version: Version
  notices: readonly string[]
  io: Io
}

function tell(consumer: string, pacts: readonly PactText[], { version, notices, io }: Told): void {
  const { number, branch } = version
  const with_ = pacts.map(({ provider }) => provider).join(', ')
  const on = branch === undefined ? ' on no branch: name one with --branch' : ` on ${branch}`
  io.out.write(
    `published  ${printable(consumer)} ${printable(number)}${printable(on)}, with ${printable(with_)}\n`,
  )
  for (const notice of notices) io.out.write(`  - ${printable(notice)}\n`)
}
