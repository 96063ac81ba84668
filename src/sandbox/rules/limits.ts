import type { Limit } from '../../model/limits.ts'
import { businessRule } from './business-rule.ts'
import { customField } from './custom-field.ts'
import { enumerated } from './enumerated.ts'
import { frozen } from './frozen.ts'
import { lines } from './lines.ts'
import { readOnly } from './read-only.ts'
import { reference } from './reference.ts'
import { required } from './required.ts'
import type { Breach, WriteFacts } from './rule.ts'

/** What of a write is beyond these limits. Those of the record's state come first, as systems look there first. */
export function beyond(limits: readonly Limit[], write: WriteFacts): Breach[] {
  const breaches = limits.flatMap((limit) => breachesOf(limit, write))
  const ofState = (breach: Breach) => 'kind' in breach.limit && breach.limit.kind === 'frozen'
  return [...breaches.filter(ofState), ...breaches.filter((breach) => !ofState(breach))]
}

function breachesOf(limit: Limit, write: WriteFacts): Breach[] {
  switch (limit.kind) {
    case 'read-only':
      return readOnly(limit, write)
    case 'required':
      return required(limit, write)
    case 'reference':
      return reference(limit, write)
    case 'enumerated':
      return enumerated(limit, write)
    case 'custom-field':
      return customField(limit, write)
    case 'frozen':
      return frozen(limit, write)
    case 'lines':
      return lines(limit, write)
    case 'business-rule':
      return businessRule(limit, write)
  }
}
