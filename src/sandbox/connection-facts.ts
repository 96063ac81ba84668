import { instant } from './data/history.ts'
import type { Facts } from './data/sample.ts'
import type { Connection } from './oauth/connections.ts'
import type { SandboxClient } from './sandbox.ts'

/** Words that APIs have for a connection that works. */
const WORKING = ['active', 'connected', 'ready', 'done', 'enabled', 'ok']

/** What is known of a connection, under the names that APIs give it. */
export function connectionFacts(connection: Connection, client: SandboxClient | undefined): Facts {
  const { id, title, name, email, createdAt, changedAt } = connection
  return {
    id,
    key: id,
    connectionid: id,
    name,
    companyname: name,
    email,
    provider: title,
    integrationname: title,
    system: title,
    platform: title,
    status: WORKING,
    state: WORKING,
    clientid: connection.client,
    redirect: client?.redirectUris[0],
    redirecturi: client?.redirectUris[0],
    createdat: instant(createdAt),
    connectedat: instant(createdAt),
    updatedat: instant(changedAt),
  }
}

/** What is known of a client. */
export function clientFacts({ id, name, redirectUris }: SandboxClient): Facts {
  return {
    id,
    clientid: id,
    name,
    clientname: name,
    redirects: redirectUris,
    redirecturis: redirectUris,
    redirect: redirectUris[0],
    defaultredirect: redirectUris[0],
    redirecturi: redirectUris[0],
  }
}
