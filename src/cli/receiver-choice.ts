import { type Desk, make } from '../kit/receiver/message.ts'
import { PLAIN_EVENT, type ReceiverScope } from '../kit/receiver/scope.ts'
import { bindsAddress } from '../kit/receiver/signed-parts.ts'
import type { Io } from '../model/io.ts'
import type { Recipe } from '../model/recipe.ts'
import type { Danger } from '../model/requirement.ts'
import { resolveSecret } from '../secrets/resolve.ts'
import { WEBHOOK_PROBLEMS } from '../target/config-complaints.ts'
import { guardRefusal } from '../target/guard.ts'
import type { RunningReceiver } from '../target/receiver/remote-receiver.ts'
import { schemeOf } from '../webhooks/forge.ts'
import { loadRecipe } from '../webhooks/load-recipe.ts'
import type { CertifyOptions } from './certify-options.ts'
import { givenTarget, isLoopback } from './given-target.ts'
import { argvOf, countSource, demandStateUrl, type ReceiverOptions, usage } from './receiver-options.ts'
import { certificatesOf, readNamed } from './webhook-input.ts'

/** A receiver that is to be certified, and what is known of its sender. */
export interface ChosenReceiver {
  receiver: RunningReceiver
  scope: ReceiverScope
  /** Why a run may not do this here; undefined where it may. */
  refusal(dangers: Iterable<Danger>): string | undefined
}

/** Finds what the options name. Throws HarnessError where something is missing or wrong; nothing is sent. */
export async function chooseReceiver(
  options: ReceiverOptions & Pick<CertifyOptions, 'allow'>,
  folder: string,
  io: Io,
): Promise<ChosenReceiver> {
  const { receiver: address = '', recipe: sender, secret: references, retired, foreign, nextSecret } = options
  const problem = WEBHOOK_PROBLEMS.url(address)
  if (problem !== undefined) throw usage(`--receiver ${problem}.`)
  if (sender === undefined) throw usage('--receiver needs --recipe: it tells how the sender signs.')
  const [current, second, ...more] = await Promise.all(references.map((each) => resolveSecret(each, io)))
  if (!current || more.length > 0)
    throw usage('--receiver needs --secret once, or twice while secrets are changed.')
  demandStateUrl(options.stateUrl)
  if ((nextSecret === undefined) !== (options.rotateCommand === undefined))
    throw usage('--next-secret and --rotate-command go together: give both.')
  const [recipe, count] = [await loadRecipe(sender), countSource(options)]
  const secrets = {
    current,
    ...(second && { second }),
    ...(retired !== undefined && { retired: await resolveSecret(retired, io) }),
    ...(nextSecret !== undefined && { next: await resolveSecret(nextSecret, io) }),
    ...(foreign !== undefined && { foreign: await resolveSecret(foreign, io) }),
  }
  for (const secret of Object.values(secrets)) schemeOf(recipe, secret)
  const url = new URL(address)
  const scope: ReceiverScope = {
    ...{ sender, recipe, scheme: schemeOf(recipe, current), event: await eventOf(options.event) },
    ...{ counts: count !== undefined, quick: options.quick },
    ...{ second: second !== undefined, retired: retired !== undefined, foreign: foreign !== undefined },
    ...{ restarts: options.restartCommand !== undefined, states: options.stateUrl !== undefined },
    secure: url.protocol === 'https:',
    rotates: nextSecret !== undefined,
    ...signedUrlOf(options.signedUrl, recipe),
    isHere: isLoopback(url.hostname),
  }
  demandSignable({ scope, url, secrets, now: io.now, nextId: () => 'first' })
  const answerLimitMs = options.answerLimit * 1000
  const called = { baseUrl: `${url.origin}${url.pathname}`, header: [], allow: allowedAt(url, options) }
  const target = await givenTarget(called, folder)
  return {
    receiver: { url, secrets, answerLimitMs, ...(count && { count }), ...(await meansOf(options, scope)) },
    scope,
    refusal: (dangers) => guardRefusal(target, dangers),
  }
}

/** The address before a proxy. Throws USAGE for one that nobody can call, and where the sender signs none. */
function signedUrlOf(address: string | undefined, recipe: Recipe): Pick<ReceiverScope, 'signedUrl'> {
  if (address === undefined) return {}
  const problem = WEBHOOK_PROBLEMS.url(address)
  if (problem !== undefined) throw usage(`--signed-url ${problem}.`)
  if (!bindsAddress(recipe)) throw usage('--signed-url is for senders that sign the address: leave it out.')
  return { signedUrl: address }
}

/** What else there is to do with the receiver. */
async function meansOf(
  { restartCommand, rotateCommand, stateUrl, ca }: ReceiverOptions,
  { isHere }: ReceiverScope,
) {
  return {
    isHere,
    ...(restartCommand === undefined ? {} : { restart: argvOf(restartCommand) }),
    ...(rotateCommand === undefined ? {} : { rotate: argvOf(rotateCommand) }),
    ...(stateUrl === undefined ? {} : { state: stateUrl }),
    ...(ca === undefined ? {} : { ca: await certificatesOf(ca) }),
  }
}

/** What a sender puts its signature into has to be in the event. */
function demandSignable(desk: Desk): void {
  try {
    make(desk)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw usage(
      `The event cannot be signed as ${desk.scope.sender}: ${reason} Give one of its own with --event.`,
    )
  }
}

/** Whoever names a receiver on this machine means that it is delivered to. */
function allowedAt({ hostname }: URL, { allow }: Pick<CertifyOptions, 'allow'>): Danger[] {
  return isLoopback(hostname) ? ['write', 'load'] : allow
}

async function eventOf(file: string | undefined): Promise<string> {
  if (file === undefined) return PLAIN_EVENT
  const text = (await readNamed('event', file)).toString()
  if (text.includes('{{id}}')) return text
  throw usage(
    `The event ${file} has no {{id}}: every delivery needs an id of its own. Write it where the id stands.`,
  )
}
