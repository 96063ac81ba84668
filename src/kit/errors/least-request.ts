import type { Answer, CallInit } from '../../client/answer.ts'
import { markIn } from '../../client/marks.ts'
import { Finding } from '../../model/finding.ts'
import { parseJson } from '../../model/json.ts'
import type { Operation } from '../../model/operation.ts'
import { bodiesOf, parametersOf } from '../../spec/values/inputs.ts'
import { omissionsOf, without } from '../../spec/values/omissions.ts'
import { smallest } from '../../spec/values/smallest.ts'
import type { Acts } from '../acts.ts'
import { requestValues } from '../request-values.ts'
import type { Scope } from '../scope.ts'
import { Unjudged } from '../unjudged.ts'
import type { Spoil } from './spoil.ts'

/** A request that is made wrong, or odd. */
export interface Trial {
  /** In words, for a finding. */
  wrong: string
  spoil: Spoil
  /** Last of all changes the text of its body: for what is no JSON value, or none that can be told from another. */
  write?(json: string): string
  /** The same of less: where one of them fails as well, it tells more. */
  narrower?: readonly Trial[]
}

/** Throws Finding where an answer to what was `wrong` is not as it ought to be. */
type Judge = (answer: Answer, wrong: string) => unknown

export interface TrialMeans extends Pick<Acts, 'scope' | 'aside'> {
  operation: Operation
  send(spoil: Spoil): Promise<Answer>
}

/** More requests for making one finding small, at most. */
const MOST = 30

/**
 * Sends a request and has its answer judged. Where that is a finding, parts of the generated value that the document does not
 * demand are left out for as long as it fails in the same way, and the finding tells the smallest request. Throws Finding.
 */
export async function judgedLeast(means: TrialMeans, trial: Trial, judge: Judge): Promise<void> {
  const { answer, made } = await sent(means, trial, [])
  const first = findingIn(() => judge(answer, trial.wrong))
  if (!first) return
  throw made ? await leastOf(means, { first, status: answer.status, trial, judge }) : first
}

/** Sends it without some parts, which are pointers into the value that was generated. */
async function sent(
  { scope, operation, send }: TrialMeans,
  { spoil, write = (json) => json }: Trial,
  omitted: readonly string[],
): Promise<{ answer: Answer; made: Made | undefined }> {
  let made: Made | undefined
  const answer = await send((init) => {
    const spoilt = spoil(init)
    made = madeIn(scope, operation, spoilt)
    const whole = made ? made.put(spoilt, without(made.value, omitted)) : spoilt
    return typeof whole.body === 'string' ? { ...whole, body: write(whole.body) } : whole
  })
  return { answer, made }
}

interface Failure {
  first: Finding
  status: number
  trial: Trial
  judge: Judge
}

async function leastOf(means: TrialMeans, { first, status, trial, judge }: Failure): Promise<Finding> {
  const { scope, aside } = means
  let found = first
  let whole: Made | undefined
  await aside(MOST, async (mayAsk) => {
    const failing = (one: Trial) => async (omitted: readonly string[]) => {
      if (!mayAsk()) return false
      const again = await sent(means, one, omitted).catch(tellingNothing)
      const finding = again && findingIn(() => judge(again.answer, one.wrong))
      if (!finding || again.answer.status !== status || !isAlike(finding, first)) return false
      found = new Finding({ ...finding.detail, smallest: shownRequest(again.answer) })
      whole = again.made
      return true
    }
    let narrowest = trial
    for (const one of trial.narrower ?? [])
      if (await failing(one)([])) {
        narrowest = one
        break
      }
    if (narrowest === trial && !(await failing(trial)([]))) return
    if (!whole) return
    const search = { seed: scope.seed ?? 1, tries: MOST, runs: 1 }
    await smallest(omissionsOf(whole.value, keeping(scope, whole)), failing(narrowest), search)
  })
  return found
}

/** Without an answer, or without what the request is about, it has not failed in the same way. */
function tellingNothing(error: unknown): undefined {
  if (!(error instanceof Finding || error instanceof Unjudged)) throw error
}

function findingIn(judged: () => unknown): Finding | undefined {
  try {
    judged()
    return undefined
  } catch (error) {
    if (error instanceof Finding) return error
    throw error
  }
}

/** Words may tell what was sent; the rule that is broken is the same. */
function isAlike({ detail }: Finding, { detail: first }: Finding): boolean {
  return detail.pointer === first.pointer && detail.documentPointer === first.documentPointer
}

/** As it was recorded, without secrets. */
function shownRequest({ exchange }: Answer): string {
  const { method, url, body } = exchange.request
  const { pathname, search } = new URL(url)
  return `${method} ${pathname}${search}${body === undefined ? '' : ` ${body}`}`
}

/** A value of a request that was generated from the document. */
interface Made {
  value: object
  /** Of its schema. */
  pointer: string
  put(init: CallInit, value: unknown): CallInit
}

function madeIn(scope: Scope, operation: Operation, init: CallInit): Made | undefined {
  const context = requestValues(scope.api)
  const body = typeof init.body === 'string' ? parseJson(init.body) : undefined
  const json = bodiesOf(operation, context).find(({ contentType }) => contentType === 'application/json')
  if (isHolder(body) && json)
    return {
      ...{ value: body, pointer: json.pointer },
      put: (whole, value) => ({ ...whole, body: JSON.stringify(value) }),
    }
  const [last] = init.parameters?.slice(-1) ?? []
  const [input] = last ? parametersOf({ parameters: [last[0]] }, context) : []
  if (!last || !isHolder(last[1]) || input?.pointer === undefined) return undefined
  return {
    ...{ value: last[1], pointer: input.pointer },
    put: (whole, value) => ({
      ...whole,
      parameters: [...(whole.parameters ?? []).slice(0, -1), [last[0], value] as const],
    }),
  }
}

function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** Nothing else may become wrong, what is wrong stays, and so does the mark that a record is found by and taken back. */
function keeping({ api }: Scope, { value, pointer }: Made): (smaller: unknown) => boolean {
  const wrongs = (one: unknown) =>
    api.document.validators
      .at(pointer, one, 'request')
      .map((wrong) => `${wrong.pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*')} ${wrong.documentPointer}`)
  const isMarked = (one: unknown) => markIn(JSON.stringify(one)) !== undefined
  const known = new Set(wrongs(value))
  const marked = isMarked(value)
  return (smaller) => {
    const left = wrongs(smaller)
    return (
      left.every((one) => known.has(one)) &&
      (known.size === 0 || left.length > 0) &&
      (!marked || isMarked(smaller))
    )
  }
}
