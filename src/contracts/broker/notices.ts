import { HarnessError } from '../../model/harness-error.ts'
import { isObject } from '../../model/json.ts'
import type { Resource } from './resource.ts'

/** What a broker says to people, in whichever of its forms: notices, or errors as texts, lists or by field. */
export function told(resource: Resource | undefined): string[] {
  if (!resource) return []
  return [resource.notices, resource.errors, resource.error].flatMap(textsIn)
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (!isObject(value)) return []
  if (typeof value.text === 'string') return [value.text]
  if (typeof value.message === 'string') return [value.message]
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner).map((text) => `${name} ${text}`))
}

const ADVICE: Record<number, string> = {
  401: 'Give a token that it knows with --token.',
  403: 'Give a token that may do this with --token.',
  404: 'Look whether the names are those that the broker knows.',
  409: 'What was published under a version stays: publish under a new version, as git gives one for each commit.',
}

export function refused(what: string, status: number, says: readonly string[]): HarnessError {
  const reason = says.length > 0 ? `: ${says.join(' ').replace(/\.$/, '')}` : ''
  const advice = ADVICE[status] ?? (status >= 500 ? 'Try again later.' : 'Mend what it names.')
  return new HarnessError(
    'BROKER_REFUSED',
    `The broker refuses ${what} with status ${status}${reason}. ${advice}`,
  )
}

/** Texts of the notices for one moment of a verification. */
export function textsOfNotices(notices: unknown, when: string): string[] {
  return Array.isArray(notices)
    ? notices.filter((one) => isObject(one) && one.when === when).flatMap(textsIn)
    : []
}
