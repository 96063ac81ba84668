import type { Manifest } from '../model/manifest.ts'
import type { Api } from '../spec/api.ts'
import type { Connections } from './oauth/connections.ts'
import type { Tokens } from './oauth/tokens.ts'
import type { SandboxAccounts, SandboxClient, SandboxConnection } from './sandbox.ts'

export interface AccountsOptions {
  api: Api
  manifest: Manifest
  connections: Connections
  tokens: Tokens
  random: (count: number) => Uint8Array
  redirectUris: readonly string[]
}

/** Where the demo clients want people sent back to. The name leads nowhere (RFC 2606). */
const CALLBACK = 'https://client.example/callback'
const OTHER_CALLBACK = 'https://other-client.example/callback'

/** What is registered with a sandbox from the start. */
export function openAccounts(options: AccountsOptions): SandboxAccounts {
  const { api, manifest, connections, tokens } = options
  const clients = clientsOf(options)
  const systems = systemsOf(api, manifest)
  const open: Open = (user, forbidden, more) => {
    const client = clients[0]?.id ?? ''
    const title = manifest.title
    const { id } = connections.open({ client, system: manifest.system, title, user, forbidden, ...more })
    const { access, refresh } = tokens.issue({ grant: 'start', kind: 'connection', connection: id, client })
    return { id, accessToken: access.token, refreshToken: refresh.token, forbidden }
  }
  const primary = open('primary', [])
  return {
    clients,
    connections: {
      primary,
      second: open('second', []),
      restricted: open('restricted', forbiddenIn(api, manifest)),
    },
    roles: rolesOf(manifest, primary, open),
    systems,
    credentials: { username: 'demo', password: 'sandbox' },
  }
}

type Open = (user: string, forbidden: string[], more?: { role: string; records: string }) => SandboxConnection

/** Other users of the system that the primary connection leads to: they see its records, and may do less with them. */
function rolesOf(manifest: Manifest, primary: SandboxConnection, open: Open): SandboxAccounts['roles'] {
  return Object.fromEntries(
    Object.entries(manifest.roles ?? {}).map(([role, claim]) => {
      const unread = claim.denies
        .filter(({ operations }) => operations?.includes('list'))
        .map(({ entity }) => entity)
      return [role, { ...open(role, [], { role, records: primary.id }), role, forbidden: unread }]
    }),
  )
}

/** The second one is there to be mistaken for the first, and may not manage connections. */
function clientsOf({ api, random, redirectUris }: AccountsOptions): SandboxClient[] {
  const secret = () => Buffer.from(random(24)).toString('base64url')
  const grants = Object.keys(api.binding.authentication.grants)
  const first = { id: 'demo-client', secret: secret(), name: 'Demo application' }
  const other = { id: 'other-client', secret: secret(), name: 'Other application' }
  return [
    { ...first, redirectUris: [CALLBACK, ...redirectUris], grants },
    {
      ...other,
      redirectUris: [OTHER_CALLBACK],
      grants: grants.filter((grant) => grant !== 'client_credentials'),
    },
  ]
}

/** Names from the API's seed data, where it has a list of systems; else the system of the manifest. */
function systemsOf(api: Api, manifest: Manifest): { id: string; title: string }[] {
  const named = (api.seed.lists.systems ?? []).filter((item) => typeof item === 'string')
  const titles = named.length > 0 ? named : [manifest.title, `${manifest.title}, test instance`]
  return titles.map((title) => ({ id: title.toLowerCase().replaceAll(/[^a-z\d]+/g, '-'), title }))
}

/** The restricted connection may not touch the last entity that is neither managed nor a workflow state. */
function forbiddenIn({ binding }: Api, manifest: Manifest): string[] {
  const states = new Set(Object.values(binding.entities).map(({ state }) => state?.entity))
  const candidates = Object.entries(binding.entities).filter(
    ([name, { token }]) =>
      token !== 'admin' && !states.has(name) && manifest.entities[name]?.operations.includes('list'),
  )
  return candidates.length > 1 ? candidates.slice(-1).map(([name]) => name) : []
}
