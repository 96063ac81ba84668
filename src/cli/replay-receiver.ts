import { referenceProblem } from '../secrets/resolve.ts'
import type { CertifyOptions } from './certify-options.ts'
import type { ReceiverOptions } from './receiver-options.ts'
import { certifyLine, type Flag } from './shell-words.ts'

/** A command that runs one check of a receiver as this run did. */
export function replayReceiver(
  options: ReceiverOptions & Pick<CertifyOptions, 'allow'>,
  key: string,
): string {
  return certifyLine([
    ['--only', key],
    ['--receiver', options.receiver],
    ['--recipe', options.recipe],
    ...options.secret.map((reference): Flag => ['--secret', shown(reference)]),
    ['--retired', options.retired === undefined ? undefined : shown(options.retired)],
    ['--foreign', options.foreign === undefined ? undefined : shown(options.foreign)],
    ['--event', options.event],
    ['--count-url', options.countUrl],
    ['--count-command', options.countCommand],
    ['--count-log', options.countLog],
    ['--count-pattern', options.countPattern],
    ['--state-url', options.stateUrl],
    ['--restart-command', options.restartCommand],
    ['--ca', options.ca],
    ['--answer-limit', options.answerLimit === 10 ? undefined : options.answerLimit],
    ...options.allow.map((danger): Flag => ['--allow', danger]),
  ])
}

/** A reference, never a value. */
function shown(reference: string): string {
  return referenceProblem(reference) === undefined ? reference : '…'
}
