import { HarnessError } from '../model/harness-error.ts'

/** A request that was not sent, because the user said so: nothing that follows from its lack blames a target. */
export class Withheld extends HarnessError {
  readonly kind: 'excluded' | 'stopped'

  constructor(kind: 'excluded' | 'stopped', message: string) {
    super(kind === 'excluded' ? 'EXCLUDED' : 'STOPPED', message)
    this.kind = kind
  }
}
