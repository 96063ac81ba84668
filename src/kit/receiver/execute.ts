import type { ReceiverSession } from '../../target/receiver/session.ts'
import { withDeadline } from '../deadline.ts'
import { type Judgement, judge } from '../judgement.ts'
import { type Evidence, type Job, type Measured, measure } from '../measure.ts'
import type { ReceiverActs } from './acts.ts'
import { createReceiverActs } from './create-acts.ts'
import { type Greeting, greeter } from './greeting.ts'
import type { ReceiverScope } from './scope.ts'

/** Where checks of a receiver run. */
export interface ReceiverEnvironment {
  scope: ReceiverScope
  /** The bench gives a fresh receiver each time, a real one is always the same. */
  open(): Promise<ReceiverSession>
  now(): number
  random(count: number): Uint8Array
}

/** Runs instances, and remembers of each receiver how it likes to be greeted. */
export function receiverRunner(
  environment: ReceiverEnvironment,
): (job: Job<ReceiverActs>) => Promise<Measured> {
  const greetings = new WeakMap<ReceiverSession, Greeting>()
  const run = Buffer.from(environment.random(6)).toString('hex')
  let count = 0
  const nextId = () => {
    count += 1
    return `assay-${run}-${count}`
  }
  const settle = async (job: Job<ReceiverActs>, evidence: Evidence): Promise<Judgement> => {
    const { scope, open } = environment
    try {
      const session = await open()
      for (const secret of Object.values(session.secrets)) if (secret) evidence.redactor.learn(secret)
      const greeting = greetings.get(session) ?? greeter(session, { scope, nextId })
      greetings.set(session, greeting)
      try {
        await withDeadline(job.instance.prove(createReceiverActs(greeting, evidence)))
      } finally {
        await session.close()
      }
      return { status: 'passed' }
    } catch (error) {
      return judge(error, evidence.exchanges, evidence.redactor)
    }
  }
  return (job) => measure(job, environment, (evidence) => settle(job, evidence))
}
