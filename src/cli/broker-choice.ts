import type { Command } from 'commander'
import { Broker } from '../contracts/broker/broker.ts'
import { HarnessError } from '../model/harness-error.ts'
import type { Io } from '../model/io.ts'
import { resolveSecret } from '../secrets/resolve.ts'
import { addressProblems } from '../target/config-complaints.ts'
import { loadConfig } from '../target/load-config.ts'
import { isLoopback } from './given-target.ts'
import { someText } from './some-text.ts'

export interface BrokerChoice {
  broker: string
  /** A reference such as `env:PACT_BROKER_TOKEN`. */
  token?: string
}

/** The options by which a broker is named. */
export function ofBroker(command: Command, isRequired: boolean): Command {
  const [flags, about] = ['--broker <url>', 'a Pact Broker or PactFlow'] as const
  const option = isRequired
    ? command.requiredOption(flags, about, someText)
    : command.option(flags, about, someText)
  return option.option('--token <reference>', 'where its token is, such as env:PACT_BROKER_TOKEN', someText)
}

/**
 * Opens the broker of the command line. Its host is this machine, or one that the configuration names under `hosts`.
 * @throws HarnessError USAGE, GUARDED, SECRET_MISSING, BROKER_UNREACHABLE, BROKER_REFUSED
 */
export async function openBroker(
  { broker: url, token }: BrokerChoice,
  folder: string,
  io: Io,
): Promise<Broker> {
  const [problem] = addressProblems(url)
  if (problem !== undefined) throw new HarnessError('USAGE', `--broker ${problem}.`)
  const { hostname } = new URL(url)
  const hosts = (await loadConfig(folder))?.hosts ?? []
  const isNamed = hosts.some(
    (host) => (typeof host === 'string' ? host : host.host).toLowerCase() === hostname,
  )
  if (!isLoopback(hostname) && !isNamed)
    throw new HarnessError(
      'GUARDED',
      `Stopped before anything was sent to the broker: "hosts" of the configuration does not name ${hostname}. Add it there where contracts may be published.`,
    )
  const secret = token === undefined ? undefined : await resolveSecret(token, io)
  return Broker.open({ url, fetch, ...(secret && { token: secret }) })
}
