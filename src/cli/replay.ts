import { referenceProblem } from '../secrets/resolve.ts'
import type { CertifyOptions } from './certify-options.ts'
import { headerOf } from './header-line.ts'
import { certifyLine, type Flag } from './shell-words.ts'

/** A command that runs one check as this run did: same system, target, document and data. */
export function replayCommand(options: CertifyOptions, key: string): string {
  return certifyLine([
    ['--only', key],
    ['--api', options.api],
    ['--system', options.system],
    ['--target', options.target],
    ['--document', options.document],
    ['--base-url', options.baseUrl],
    ...options.header.map((line): Flag => ['--header', shownHeader(line)]),
    ...options.allow.map((danger): Flag => ['--allow', danger]),
    ...options.exclude.map((text): Flag => ['--exclude', text]),
    ['--webhook-url', options.webhookUrl],
    ['--webhook-listen', options.webhookListen],
    ['--webhook-secret', options.webhookSecret],
    ['--webhook-wait', options.webhookWait],
    ['--rate', options.rate],
    ['--records', options.records],
    ['--seed', options.seed === 1 ? undefined : options.seed],
  ])
}

/** A value is secret unless it is a reference. */
function shownHeader(line: string): string {
  const { name, value } = headerOf(line)
  return `${name}: ${referenceProblem(value) === undefined ? value : '…'}`
}
