import { createRedactor } from '../secrets/redactor.ts'
import { referenceProblem } from '../secrets/resolve.ts'
import type { CertifyOptions } from './certify-options.ts'
import type { ReceiverOptions } from './receiver-options.ts'
import { certifyLine, type Flag } from './shell-words.ts'

/**
 * A command that runs one check of a receiver as this run did. It stands in reports: what looks like a secret in an address or a line
 * is masked, and has to be put in again.
 */
export function replayReceiver(
  options: ReceiverOptions & Pick<CertifyOptions, 'allow'>,
  key: string,
): string {
  const { text } = createRedactor()
  const masked = (given: string | undefined) => (given === undefined ? undefined : text(given))
  return certifyLine([
    ['--only', key],
    ['--receiver', masked(options.receiver)],
    ['--signed-url', masked(options.signedUrl)],
    ['--recipe', options.recipe],
    ...options.secret.map((reference): Flag => ['--secret', shown(reference)]),
    ['--retired', options.retired === undefined ? undefined : shown(options.retired)],
    ['--foreign', options.foreign === undefined ? undefined : shown(options.foreign)],
    ['--next-secret', options.nextSecret === undefined ? undefined : shown(options.nextSecret)],
    ['--rotate-command', masked(options.rotateCommand)],
    ['--event', options.event],
    ['--count-url', masked(options.countUrl)],
    ['--count-command', masked(options.countCommand)],
    ['--count-log', options.countLog],
    ['--count-pattern', options.countPattern],
    ['--state-url', masked(options.stateUrl)],
    ['--restart-command', masked(options.restartCommand)],
    ['--ca', options.ca],
    ['--answer-limit', options.answerLimit === 10 ? undefined : options.answerLimit],
    ...options.allow.map((danger): Flag => ['--allow', danger]),
  ])
}

/** A reference, never a value. */
function shown(reference: string): string {
  return referenceProblem(reference) === undefined ? reference : '…'
}
