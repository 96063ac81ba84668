import type { Engine, Incoming } from '../engine.ts'
import { type Html, html } from '../http/html.ts'
import type { Reply } from '../http/reply.ts'
import { pageReply } from './page-reply.ts'

/** Where the demo client of a sandbox on a socket lets people be sent back to. No part of any API. */
export const LANDING_PATH = '/-/callback'

/** Stands for the application that a person comes back to; undefined where nobody is sent back here. */
export function landingReply(engine: Engine, { url, request }: Incoming): Reply | undefined {
  const redirectUri = engine.baseUrl + LANDING_PATH
  const client = engine.accounts.clients.find(({ redirectUris }) => redirectUris.includes(redirectUri))
  if (url.pathname !== LANDING_PATH || !client || request.method !== 'GET') return undefined
  const code = url.searchParams.get('code')
  const body =
    code === null ? denied(client.name, url.searchParams) : arrived(engine, { client, redirectUri, code })
  return pageReply(200, { title: `Back at ${client.name}`, body })
}

function denied(name: string, parameters: URLSearchParams): Html {
  return html`<div class="card">
<h1>Back at ${name}</h1>
<p>The system was not connected: <code>${parameters.get('error') ?? 'no code came back'}</code>.</p>
<p class="soft">${parameters.get('error_description') ?? ''}</p>
</div>`
}

interface Arrival {
  client: { id: string; name: string }
  redirectUri: string
  code: string
}

function arrived(engine: Engine, arrival: Arrival): Html {
  const command = commandFor(engine, arrival)
  return html`<div class="card">
<p class="badge">Sandbox · sample data only</p>
<h1>Back at ${arrival.client.name}</h1>
<p>The system is connected. Here your own application takes over and exchanges this code, once and soon:</p>
<pre><code>${arrival.code}</code></pre>
${
  command === undefined
    ? undefined
    : html`<p>By hand, with the client secret from the console of the sandbox:</p>
<pre><code>${command}</code></pre>`
}
</div>`
}

/** A command line to paste. Whatever is not surely a code stays out of it: somebody else may have made the link. */
function commandFor({ api, baseUrl }: Engine, { client, redirectUri, code }: Arrival): string | undefined {
  const { token, grants } = api.binding.authentication
  if (!/^[\w-]{1,128}$/.test(code) || grants.authorization_code !== 'form') return undefined
  const fields = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    client_id: client.id,
    client_secret: '…',
  }
  const data = Object.entries(fields).map(([name, value]) => `  -d '${name}=${value}'`)
  return [`curl '${baseUrl}${token.replace(/^\S+ /, '')}'`, ...data].join(' \\\n')
}
