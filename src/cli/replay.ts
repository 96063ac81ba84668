import type { CertifyOptions } from './certify-options.ts'
import { shownDocument } from './fetched-document.ts'
import { shownHeader } from './header-line.ts'
import { certifyLine, type Flag } from './shell-words.ts'

/** A command that runs one check as this run did: same system, target, document and data. */
export function replayCommand(options: CertifyOptions, key: string): string {
  return certifyLine([
    ['--only', key],
    ['--api', options.api],
    ['--system', options.system],
    ['--target', options.target],
    ['--document', options.document === undefined ? undefined : shownDocument(options.document)],
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
