import { canIDeploy, type Deployable } from '../contracts/broker/can-i-deploy.ts'
import type { Io } from '../model/io.ts'
import { printable } from '../reporters/printable.ts'
import { type VersionChoice, versionOf } from './app-version.ts'
import { type BrokerChoice, openBroker } from './broker-choice.ts'

export interface DeploymentOptions extends BrokerChoice, VersionChoice {
  pacticipant: string
  to?: string
  json: boolean
}

/** Asks a broker whether a version can be deployed; returns the exit code. */
export async function askDeployment(options: DeploymentOptions, io: Io): Promise<number> {
  const folder = process.cwd()
  const { pacticipant, to } = options
  const { number } = await versionOf(options, folder)
  const broker = await openBroker(options, folder, io)
  const deployment = { pacticipant, version: number, ...(to !== undefined && { environment: to }) }
  const answer = await canIDeploy(broker, deployment)
  const people = options.json ? io.err : io.out
  for (const line of [...answer.pairs, ...answer.notices.filter((notice) => notice !== answer.reason)])
    people.write(`  - ${printable(line)}\n`)
  people.write(`${WORDS[verdictOf(answer)]}  ${printable(`${pacticipant} ${number}: ${answer.reason}`)}\n`)
  if (options.json) io.out.write(`${JSON.stringify({ ...deployment, ...answer }, null, 2)}\n`)
  return EXIT[verdictOf(answer)]
}

type Verdict = 'yes' | 'no' | 'unknown'
const WORDS: Record<Verdict, string> = { yes: 'deployable', no: 'not deployable', unknown: 'not known' }
const EXIT: Record<Verdict, number> = { yes: 0, no: 1, unknown: 4 }

function verdictOf({ deployable }: Deployable): Verdict {
  return deployable === undefined ? 'unknown' : deployable ? 'yes' : 'no'
}
