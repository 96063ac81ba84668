import { fileURLToPath } from 'node:url'
import { createSandbox } from '../../src/sandbox/create-sandbox.ts'
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.ts'
import type { Api } from '../../src/spec/api.ts'
import { loadApi } from '../../src/spec/load-api.ts'
import { loadManifest } from '../../src/spec/load-manifest.ts'

const folder = fileURLToPath(new URL('depot', import.meta.url))

/** An API unlike any that is packaged: other names, places, encodings and habits. */
export const api = await loadApi(folder)
export const manifest = await loadManifest(`${folder}/depot-sandbox.yaml`, api)

/** A record of whatever shape. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into records of many shapes
export type Row = Record<string, any>

interface CallOptions {
  token?: string
  headers?: Record<string, string>
  json?: unknown
  form?: Record<string, string> | URLSearchParams
  body?: BodyInit
}

export interface Called {
  status: number
  headers: Headers
  text: string
  /** Parsed where it is JSON. */
  body: Row & Row[]
}

export type Call = (method: string, path: string, options?: CallOptions) => Promise<Called>

export interface Depot extends Sandbox {
  api: Api
  call: Call
  /** With the primary connection's token. */
  as: Call
}

/** A fresh sandbox, a way to call it, and the same with the primary connection's token. */
export function openDepot(options: Partial<SandboxOptions> = {}): Depot {
  const sandbox = createSandbox({ api, manifest, seed: 1, ...options })
  const call = caller(sandbox)
  const token = sandbox.accounts.connections.primary.accessToken
  return {
    ...sandbox,
    api: options.api ?? api,
    call,
    as: (method, path, more = {}) => call(method, path, { token, ...more }),
  }
}

export function caller({ fetch, baseUrl }: Pick<Sandbox, 'fetch' | 'baseUrl'>): Call {
  return async (method, path, { token, headers = {}, json, form, body } = {}) => {
    const request = new Request(baseUrl + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
      ...(body === undefined ? {} : { body }),
    })
    const response = await fetch(request)
    const text = await response.text()
    const isJson = response.headers.get('content-type') === 'application/json'
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson && text !== '' ? JSON.parse(text) : undefined,
    }
  }
}

/** The demo client's ordinary authorization request. */
export function question(
  { accounts }: Pick<Depot, 'accounts'>,
  changes: Record<string, string> = {},
): URLSearchParams {
  const [client] = accounts.clients
  return new URLSearchParams({
    response_type: 'code',
    client_id: client?.id ?? '',
    redirect_uri: client?.redirectUris[0] ?? '',
    state: 'xyz',
    ...changes,
  })
}

/** Allows the demo client in, as the person at the page would; returns where the browser is sent. */
export async function allow(depot: Depot, changes: Record<string, string> = {}): Promise<URL> {
  const { credentials, systems } = depot.accounts
  const form = question(depot, {
    ...credentials,
    system: systems[0]?.id ?? '',
    decision: 'allow',
    ...changes,
  })
  const { headers } = await depot.call('POST', '/authorize', { form })
  return new URL(headers.get('location') ?? 'about:blank')
}

/** The demo client exchanges a code. */
export async function exchange(
  depot: Depot,
  code: string,
  changes: Record<string, string> = {},
): Promise<Called> {
  const [client] = depot.accounts.clients
  return depot.call('POST', '/token', {
    form: {
      grant_type: 'authorization_code',
      code,
      redirect_uri: client?.redirectUris[0] ?? '',
      client_id: client?.id ?? '',
      client_secret: client?.secret ?? '',
      ...changes,
    },
  })
}

export async function connect(depot: Depot): Promise<{ access: string; refresh: string }> {
  const { body } = await exchange(depot, (await allow(depot)).searchParams.get('code') ?? '')
  return { access: body.access_token, refresh: body.refresh_token }
}

export async function adminToken(depot: Depot): Promise<string> {
  const [client] = depot.accounts.clients
  const json = { grant_type: 'client_credentials', client_id: client?.id, client_secret: client?.secret }
  return (await depot.call('POST', '/token', { json })).body.access_token
}
