import { createHash } from 'node:crypto'
import type { Verified } from '../../model/verification.ts'

const STATUS: Record<Verified['outcome'], 'passed' | 'failed' | 'skipped'> = {
  verified: 'passed',
  failed: 'failed',
  pending: 'skipped',
  blocked: 'skipped',
  'not-claimed': 'skipped',
}

/** What became of each interaction of contracts as a result of Allure: `<uuid>-result.json` by name, with its JSON. */
export function verificationResults(results: readonly Verified[], now: number): Map<string, string> {
  return new Map(
    results.map((one, index) => {
      const { consumer, provider, description, outcome, because } = one
      const id = createHash('md5').update([consumer, provider, description].join('\n')).digest('hex')
      const result = {
        ...{
          uuid: `${id}-${index}`,
          historyId: id,
          name: description,
          fullName: `${consumer}: ${description}`,
        },
        ...{ status: STATUS[outcome], stage: 'finished', start: now, stop: now },
        statusDetails: { message: [outcome, ...because].join('\n') },
        labels: [
          { name: 'parentSuite', value: 'contracts' },
          { name: 'suite', value: `${consumer} with ${provider}` },
          { name: 'tag', value: outcome },
        ],
      }
      return [`${id}-${index}-result.json`, `${JSON.stringify(result, null, 2)}\n`]
    }),
  )
}
