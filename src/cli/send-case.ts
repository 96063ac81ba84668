import { randomUUID } from 'node:crypto'
import type { Desk, Made } from '../kit/receiver/message.ts'
import { messagesOf } from '../kit/receiver/messages-of.ts'
import { PLAIN_EVENT } from '../kit/receiver/scope.ts'
import { showAnswer, verdictOf } from '../kit/receiver/verdict.ts'
import { HarnessError } from '../model/harness-error.ts'
import type { Io } from '../model/io.ts'
import { nearest } from '../model/nearest.ts'
import { printable } from '../reporters/printable.ts'
import { planAny } from '../run/plan.ts'
import { createRedactor } from '../secrets/redactor.ts'
import type { Secret } from '../secrets/secret.ts'
import { wireTo } from '../target/receiver/wire.ts'
import { DEADLINE_MS } from '../webhooks/deliver.ts'
import { schemeOf } from '../webhooks/forge.ts'
import { loadRecipe } from '../webhooks/index.ts'
import { receiverSuites } from './house.ts'
import { demandReached } from './reached.ts'
import { bodyOf } from './webhook-input.ts'

export interface Case {
  /** Key of a check, or `list`. */
  name: string
  recipe: string
  secrets: readonly Secret[]
  url: URL
  /** The event; a plain one where absent. */
  file?: string
  /** Certificates (PEM) to trust in place of the usual ones. */
  ca?: string
}

/** Sends what one check delivers, and tells what became of it; `list` tells which there are. Returns the exit code. */
export async function sendCase(given: Case, io: Io): Promise<number> {
  const desk = await deskOf(given, io)
  const cases = await casesOf(desk)
  if (given.name === 'list') {
    for (const { key, statement } of cases) io.out.write(`${key.padEnd(28)}  ${statement}\n`)
    return 0
  }
  const found = cases.find(({ key }) => key === given.name)
  if (!found) throw unknownCase(given.name, cases)
  const { redactor, wire } = {
    redactor: createRedactor([...given.secrets]),
    wire: wireTo(given.url, given.ca),
  }
  io.err.write(`${found.key}  ${found.statement}\n`)
  let all = true
  for (const { request } of found.made) {
    const answer = demandReached(await wire.send(request, DEADLINE_MS), given.url)
    io.out.write(`${printable(redactor.text(showAnswer(answer)))}\n`)
    all &&= verdictOf(answer) === 'accepted'
  }
  return all ? 0 : 1
}

async function deskOf({ recipe: sender, secrets, url, file }: Case, io: Io): Promise<Desk> {
  const [current, second] = secrets
  if (!current) throw new HarnessError('USAGE', '--case needs a --secret: give the one of the receiver.')
  const recipe = await loadRecipe(sender)
  const event = file === undefined ? PLAIN_EVENT : Buffer.from(await bodyOf(file)).toString()
  const run = randomUUID().slice(0, 8)
  let count = 0
  return {
    scope: {
      ...{ sender, recipe, scheme: schemeOf(recipe, current), event, second: second !== undefined },
      ...{ counts: true, states: true, restarts: true, isHere: true },
      ...{ retired: false, foreign: false, quick: false },
    },
    ...{ url, secrets: { current, ...(second && { second }) }, now: io.now },
    nextId: () => {
      count += 1
      return `assay-${run}-${count}`
    },
  }
}

interface NamedCase {
  key: string
  statement: string
  made: readonly Made[]
}

/** The checks that deliver one after another, and nothing more, with what they deliver. */
async function casesOf(desk: Desk): Promise<NamedCase[]> {
  const suites = await receiverSuites([], process.cwd())
  const planned = planAny({ scope: desk.scope, suites, omits: () => undefined })
  const cases: NamedCase[] = []
  for (const { key, instance, requirement } of planned) {
    const made = instance.omission ? [] : await messagesOf(instance, desk)
    if (made.length > 0) cases.push({ key, statement: requirement.statement, made })
  }
  return cases
}

function unknownCase(name: string, cases: readonly NamedCase[]): HarnessError {
  const near = nearest(
    name,
    cases.map(({ key }) => key),
  )
  const asked = near === undefined ? '' : ` Did you mean ${near}?`
  return new HarnessError(
    'NOT_FOUND',
    `There is no case ${name} that can be sent by hand for this sender. --case list tells all; what needs more than deliveries one after another is run by assay certify --receiver … --only ${name}.${asked}`,
  )
}
