import { isObject } from '../model/json.ts'
import { at, toPointer } from '../model/pointer.ts'
import { referenceProblem } from '../secrets/resolve.ts'

export interface Complaint {
  pointer: string
  message: string
}

const SECRETS = [
  '/client/secret',
  ...['primary', 'second', 'restricted'].map((role) => `/connections/${role}/access`),
]

/**
 * What a schema cannot say of a configuration, which need not fit the schema: so all that is wrong is told at once. No
 * complaint repeats a value that may hold a secret.
 */
export function configComplaints(config: unknown): Complaint[] {
  const targets = at(config, '/targets')
  return Object.entries(isObject(targets) ? targets : {}).flatMap(([name, target]) =>
    [...baseUrlComplaints(target), ...dangerComplaints(target), ...secretComplaints(target)].map(
      ({ pointer, message }) => ({ pointer: toPointer(['targets', name]) + pointer, message }),
    ),
  )
}

function baseUrlComplaints(target: unknown): Complaint[] {
  const baseUrl = at(target, '/baseUrl')
  if (typeof baseUrl !== 'string') return []
  return addressProblems(baseUrl).map((message) => ({ pointer: '/baseUrl', message }))
}

export function addressProblems(address: string): string[] {
  if (!URL.canParse(address)) return ['must be an address like https://api.example.com']
  const url = new URL(address)
  return [
    ...(isSafelyReached(url) ? [] : ['must begin with https:// (http:// is for this machine alone)']),
    ...(url.username || url.password
      ? ['must hold no user or password: name tokens under "connections" as references']
      : []),
    ...(url.search || url.hash ? ['must end before any ? or #: write the address alone'] : []),
  ]
}

function isSafelyReached({ protocol, hostname }: URL): boolean {
  const isThisMachine = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)
  return protocol === 'https:' || (protocol === 'http:' && isThisMachine)
}

function dangerComplaints(target: unknown): Complaint[] {
  const allow = at(target, '/allow')
  const isRisky = Array.isArray(allow) && allow.some((danger) => danger !== 'read')
  if (!isRisky || at(target, '/environment') !== 'production') return []
  const message = 'on production only "read" is allowed: leave the rest out, or name a test environment'
  return [{ pointer: '/allow', message }]
}

function secretComplaints(target: unknown): Complaint[] {
  const roles = at(target, '/connections/roles')
  const ofRoles = Object.keys(isObject(roles) ? roles : {}).map((role) =>
    toPointer(['connections', 'roles', role, 'access']),
  )
  const headers = at(target, '/headers')
  const ofHeaders = Object.keys(isObject(headers) ? headers : {}).map((name) => toPointer(['headers', name]))
  return [...SECRETS, ...ofRoles, ...ofHeaders].flatMap((pointer) => {
    const reference = at(target, pointer)
    const problem = typeof reference === 'string' ? referenceProblem(reference) : undefined
    return problem === undefined ? [] : [{ pointer, message: problem }]
  })
}
