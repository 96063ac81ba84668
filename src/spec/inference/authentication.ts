import type { Authentication } from '../../model/binding.ts'
import { isObject } from '../../model/json.ts'
import { toPointer } from '../../model/pointer.ts'
import type { ApiDocument } from '../api.ts'
import type { Findings } from './evidence.ts'

/** Addresses that no API has: nothing is served and nothing asked there. */
export const NOWHERE = {
  authorize: 'GET /.assay/authorize',
  token: 'POST /.assay/token',
  status: 'GET /.assay/connection',
  disconnect: 'DELETE /.assay/connection',
}

const GRANTS: Record<string, string[]> = {
  authorizationCode: ['authorization_code', 'refresh_token'],
  clientCredentials: ['client_credentials'],
}

/** How a client gets in, as far as the security schemes say it. How long a token lasts, no document tells. */
export function authenticationOf(document: ApiDocument, findings: Findings): Authentication {
  const schemes = schemesOf(document)
  findings.leaveUntold('/authentication/lifetimes', '/authentication/expiry', '/authentication/pkce')
  if (schemes.length === 0) {
    findings.leaveUntold('/authentication')
    findings.gap('The document names no security scheme: calls are made as they are')
  } else if (!schemes.some(({ scheme }) => takesBearer(scheme))) {
    findings.leaveUntold('/authentication')
    findings.gap('No security scheme takes a bearer token: give what the API wants with --header')
  }
  for (const { name, scheme } of schemes) {
    const told = { because: described(scheme), at: toPointer(['components', 'securitySchemes', name]) }
    findings.take(toPointer(['authentication', 'schemes', name]), 'connection', told)
  }
  const flows = schemes.flatMap(({ scheme }) => Object.entries(isObject(scheme.flows) ? scheme.flows : {}))
  const known = flows.flatMap(([flow, node]) => (GRANTS[flow] ? [{ flow, node }] : []))
  const address = (key: string, method: string) => {
    const urls = known.flatMap(({ node }) => (isObject(node) ? [node[key]] : []))
    return urls
      .flatMap((url) => (typeof url === 'string' ? [`${method} ${pathOf(url)}`] : []))
      .find((one) => document.operation(one))
  }
  const authorize = address('authorizationUrl', 'GET')
  const token = address('tokenUrl', 'POST')
  if (authorize === undefined) findings.leaveUntold('/authentication/authorize')
  if (token === undefined) findings.leaveUntold('/authentication/token')
  const grants = [...new Set(known.flatMap(({ flow }) => GRANTS[flow] ?? []))]
  return {
    authorize: authorize ?? NOWHERE.authorize,
    token: token ?? NOWHERE.token,
    grants: Object.fromEntries(
      (grants.length > 0 ? grants : ['authorization_code']).map((one) => [one, 'form']),
    ),
    pkce: { methods: ['S256'], required: false },
    expiry: { field: 'expires_in', as: 'seconds' },
    lifetimes: { code: '10m', access: '1h', refresh: '30d' },
    schemes: Object.fromEntries(schemes.map(({ name }) => [name, 'connection'])),
  }
}

function schemesOf({ content, resolve }: ApiDocument) {
  const { securitySchemes } = resolve(content.components)
  return Object.entries(isObject(securitySchemes) ? securitySchemes : {}).map(([name, node]) => ({
    name,
    scheme: resolve(node),
  }))
}

function takesBearer({ type, scheme }: Record<string, unknown>): boolean {
  const isBearer = type === 'http' && String(scheme).toLowerCase() === 'bearer'
  return isBearer || type === 'oauth2' || type === 'openIdConnect'
}

function described({ type, scheme, in: place, name, flows }: Record<string, unknown>): string {
  if (type === 'http') return `HTTP ${scheme}`
  if (type === 'apiKey') return `API key in ${place} ${name}`
  const urls = Object.entries(isObject(flows) ? flows : {}).map(
    ([flow, node]) => `${flow} ${isObject(node) ? (node.tokenUrl ?? node.authorizationUrl ?? '') : ''}`,
  )
  return type === 'oauth2' ? `OAuth 2.0: ${urls.join(', ')}` : String(type)
}

/** Path of an address, which may be relative to a server. */
function pathOf(url: string): string {
  return new URL(url, 'http://relative.invalid').pathname
}
