import { type Command, InvalidArgumentError } from 'commander'
import type { Broker } from '../contracts/broker/broker.ts'
import { type BrokerPact, pactsToVerify, publishVerification } from '../contracts/broker/pacts-to-verify.ts'
import type { Version } from '../contracts/broker/publish.ts'
import {
  parseSelector,
  SELECTOR_FORM,
  type Selector,
  USUAL_SELECTORS,
} from '../contracts/broker/selectors.ts'
import { HarnessError } from '../model/harness-error.ts'
import type { Output } from '../model/io.ts'
import type { Verified } from '../model/verification.ts'
import { printable } from '../reporters/printable.ts'
import { ofVersion, type VersionChoice, versionOf } from './app-version.ts'
import { type BrokerChoice, ofBroker } from './broker-choice.ts'
import { VERSION } from './package-facts.ts'

/** Options of a verification that takes its pacts from a broker. */
export interface FromBroker extends Partial<BrokerChoice>, VersionChoice {
  selector?: Selector[]
  enablePending: boolean
  includeWipSince?: string
  publish: boolean
}

/** The options by which pacts are taken from a broker, and results given to it. */
export function ofPactsFromBroker(command: Command): Command {
  return ofVersion(ofBroker(command, false))
    .option('--selector <selector>', 'which versions of consumers, such as branch=main', addSelector)
    .option('--enable-pending', 'a pact that this branch has never held does not fail', false)
    .option('--include-wip-since <date>', 'also newer pacts of other branches, which do not fail', day)
    .option('--publish', 'tell the broker what it came to', false)
}

function addSelector(text: string, before: readonly Selector[] = []): Selector[] {
  const selector = parseSelector(text)
  if (selector) return [...before, selector]
  throw new InvalidArgumentError(`It is made of ${SELECTOR_FORM}.`)
}

function day(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))) return text
  throw new InvalidArgumentError('It is a day such as 2026-01-31.')
}

/**
 * Refuses options that need a broker, or each other.
 * @throws HarnessError USAGE
 */
export function demandBroker(options: FromBroker & { pact: string[] }): void {
  const { broker, pact, selector, enablePending, includeWipSince, publish, token } = options
  const alone = [
    selector && '--selector',
    enablePending && '--enable-pending',
    includeWipSince && '--include-wip-since',
  ]
  const given = [...alone, publish && '--publish', token && '--token'].find(Boolean)
  if (broker === undefined && given)
    throw new HarnessError('USAGE', `${given} is about pacts of a broker: name it with --broker.`)
  if (broker !== undefined && pact.length > 0)
    throw new HarnessError(
      'USAGE',
      '--pact names files, and --broker where to take pacts from: leave one of them out.',
    )
  if (includeWipSince !== undefined && !enablePending)
    throw new HarnessError(
      'USAGE',
      'What is in progress is pending: give --enable-pending with --include-wip-since.',
    )
}

/**
 * The pacts that a broker wants verified by a provider.
 * @throws HarnessError NOT_FOUND where there is none.
 */
export async function brokerPacts(
  options: FromBroker & { consumer?: string },
  { broker, provider, folder }: { broker: Broker; provider: string; folder: string },
): Promise<BrokerPact[]> {
  const { selector, enablePending, includeWipSince, consumer } = options
  const needsBranch = enablePending || options.publish
  const branch = needsBranch ? (await versionOf(options, folder)).branch : options.branch
  if (enablePending && branch === undefined)
    throw new HarnessError(
      'USAGE',
      'What is pending is a matter of the branch, and git names none here: give --branch.',
    )
  const all = await pactsToVerify(broker, {
    ...{ provider, selectors: selector ?? USUAL_SELECTORS, enablePending },
    ...(branch !== undefined && { branch }),
    ...(includeWipSince !== undefined && { includeWipPactsSince: includeWipSince }),
  })
  const chosen = all.filter((pact) => consumer === undefined || pact.consumer === consumer)
  if (chosen.length > 0) return chosen
  throw new HarnessError(
    'NOT_FOUND',
    `The broker has no pact with ${provider}${consumer === undefined ? '' : ` of ${consumer}`} for these selectors. Publish one, or choose others with --selector.`,
  )
}

/** Tells a broker what became of each pact that could be tried as a whole. */
export async function publishResults(
  pacts: readonly BrokerPact[],
  results: readonly Verified[],
  { broker, version, people }: { broker: Broker; version: Version; people: Output },
): Promise<void> {
  for (const pact of pacts) {
    const own = results.filter(({ file }) => file === pact.file)
    const name = printable(pact.consumer)
    if (own.some(({ outcome }) => outcome === 'blocked')) {
      people.write(`not published  ${name}: a part of its pact could not be tried\n`)
      continue
    }
    const tested = own.map(({ description, outcome, because }) => ({
      ...{ description, success: outcome === 'verified', because },
    }))
    await publishVerification(broker, pact, { version, tested, by: VERSION })
    const holds = tested.every(({ success }) => success) ? 'holds' : 'does not hold'
    people.write(`published  ${name} ${holds} in ${printable(version.number)}\n`)
  }
}
