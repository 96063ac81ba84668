import type { Sandbox, SandboxClient, SandboxConnection } from '../sandbox/sandbox.ts'
import type { WebhookControl } from '../sandbox/webhooks/control.ts'
import { Secret } from '../secrets/secret.ts'
import { answerForms } from './consent.ts'
import type {
  ConnectionTokens,
  OAuthClient,
  TargetControl,
  TargetSession,
  TargetWebhooks,
} from './session.ts'

/** A session with a sandbox in this process: no socket, and everything a check may need. */
export function embeddedSession(sandbox: Sandbox): TargetSession {
  const { accounts, fetch, baseUrl, clock } = sandbox
  const [client, otherClient] = accounts.clients
  const [system] = accounts.systems
  const { primary, second, restricted } = accounts.connections
  return {
    name: 'embedded sandbox',
    kind: 'embedded',
    baseUrl,
    fetch,
    ...(client ? { client: clientOf(client) } : {}),
    ...(otherClient ? { otherClient: clientOf(otherClient) } : {}),
    connections: {
      primary: tokensOf(primary),
      second: tokensOf(second),
      restricted: tokensOf(restricted),
      roles: Object.fromEntries(
        Object.entries(accounts.roles).map(([role, connection]) => [role, tokensOf(connection)]),
      ),
    },
    consent: answerForms({ system: system?.id ?? '', ...accounts.credentials }),
    clock,
    control: controlOf(sandbox, primary.id),
    ...(sandbox.webhooks && { webhooks: webhooksOf(sandbox.webhooks, accounts.connections) }),
    close: async () => {},
  }
}

function clientOf({ id, secret, redirectUris }: SandboxClient): OAuthClient {
  return { id, secret: new Secret(secret), redirectUri: redirectUris[0] ?? '' }
}

function tokensOf({ accessToken, refreshToken, forbidden }: SandboxConnection): ConnectionTokens {
  return { access: new Secret(accessToken), refresh: new Secret(refreshToken), forbidden }
}

function webhooksOf(
  control: WebhookControl,
  connections: Sandbox['accounts']['connections'],
): TargetWebhooks {
  return {
    ...control,
    register: (url, who) => control.register(url, connections[who].id),
    trigger: (cause, who) => control.trigger(cause, connections[who].id),
  }
}

function controlOf({ control }: Sandbox, connection: string): TargetControl {
  return {
    insert: (entity) => control.insert(entity),
    touch: (entity, key, change) => control.touch(entity, key, change),
    softDelete: (entity, key) => control.softDelete(entity, key),
    requireReauthorization: () => control.requireReauthorization(connection),
    exhaustRateLimit: () => control.exhaustRateLimit(connection),
  }
}
