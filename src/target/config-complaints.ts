import { parseDuration } from '../model/duration.ts'
import { isObject } from '../model/json.ts'
import { at, toPointer } from '../model/pointer.ts'
import { referenceProblem } from '../secrets/resolve.ts'

export interface Complaint {
  pointer: string
  message: string
}

const SECRETS = [
  '/webhooks/secret',
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
    [
      ...baseUrlComplaints(target),
      ...dangerComplaints(target),
      ...webhookComplaints(target),
      ...secretComplaints(target),
    ].map(({ pointer, message }) => ({ pointer: toPointer(['targets', name]) + pointer, message })),
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

function webhookComplaints(target: unknown): Complaint[] {
  return (['url', 'listen', 'wait'] as const).flatMap((key) => {
    const pointer = `/webhooks/${key}`
    const value = at(target, pointer)
    const message = typeof value === 'string' ? WEBHOOK_PROBLEMS[key](value) : undefined
    return message === undefined ? [] : [{ pointer, message }]
  })
}

/** What is wrong with a setting of webhooks; undefined where nothing is. */
export const WEBHOOK_PROBLEMS = {
  url: (text: string): string | undefined => {
    const [first] = addressProblems(text.replace(/\?[^#]*$/, ''))
    return first?.replace('api.example.com', 'hooks.example.com/in')
  },
  listen: (text: string): string | undefined =>
    parseListen(text) ? undefined : 'must be a loopback address with a port, like 127.0.0.1:8787',
  wait: (text: string): string | undefined => {
    const ms = parseDuration(text)
    return ms !== undefined && ms >= 1000 && ms <= 600_000
      ? undefined
      : 'must be a time such as 30s or 2m, from 1s to 10m'
  },
}

/** Host and port of a loopback address; undefined for any other text. */
export function parseListen(text: string): { host: string; port: number } | undefined {
  const [, host = '', digits = ''] = /^(127\.0\.0\.1|localhost|\[::1\]):(\d{1,5})$/.exec(text) ?? []
  const port = Number(digits)
  return digits !== '' && port <= 65_535 ? { host: host.replace(/[[\]]/g, ''), port } : undefined
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
