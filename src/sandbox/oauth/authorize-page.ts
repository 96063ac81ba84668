import type { OperationRole } from '../../model/manifest.ts'
import type { Engine } from '../engine.ts'
import { type Html, html } from '../http/html.ts'
import type { AuthorizeRequest } from './authorize-request.ts'

interface Page {
  title: string
  body: Html
}

export interface AuthorizePage {
  engine: Engine
  asked: AuthorizeRequest
  /** The request, repeated in the form; and the person's last answer, where there was one. */
  parameters: URLSearchParams
  problem?: string
}

const REPEATED = [
  'response_type',
  'client_id',
  'redirect_uri',
  'state',
  'code_challenge',
  'code_challenge_method',
]

/**
 * The page on which a person connects a system. A plain form: it works without script. Allow comes first because browsers
 * press the first button when Enter is hit in a field.
 */
export function authorizePage({ engine, asked, parameters, problem }: AuthorizePage): Page {
  const { accounts, api, manifest } = engine
  const path = api.binding.authentication.authorize.replace(/^\S+ /, '')
  const chosen = parameters.get('system') ?? accounts.systems[0]?.id
  const body = html`<div class="card">
<p class="badge">Sandbox · sample data only</p>
<h1>Connect your system to ${asked.client.name}</h1>
<p class="soft"><strong>${asked.client.name}</strong> asks for access through the ${api.binding.title}, until you disconnect it.</p>
<h2>It will be able to</h2>
${scopes(engine)}
<form method="post" action="${path}">
${REPEATED.filter((name) => parameters.has(name)).map((name) => hidden(name, parameters.get(name) ?? ''))}
<fieldset>
<legend>System to connect</legend>
${accounts.systems.map((system) => choice(system, system.id === chosen))}
</fieldset>
${problem === undefined ? undefined : html`<p class="problem" role="alert" id="problem">${problem}</p>`}
<div class="pair">
<div><label class="name" for="username">User name</label>
<input type="text" id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required value="${parameters.get('username') ?? ''}"></div>
<div><label class="name" for="password">Password</label>
<input type="password" id="password" name="password" autocomplete="current-password" required aria-describedby="hint"></div>
</div>
<p class="hint" id="hint">This is a sandbox: sign in as <code>${accounts.credentials.username}</code> with the password <code>${accounts.credentials.password}</code>.</p>
<div class="buttons">
<button type="submit" name="decision" value="allow" class="primary">Allow</button>
<button type="submit" name="decision" value="deny" formnovalidate>Deny</button>
</div>
</form>
</div>
<footer>
<p>Afterwards you return to <code>${asked.redirectUri}</code>.</p>
<p>${manifest.title}, served by Assay. Nothing you type here leaves this computer.</p>
</footer>`
  return { title: `Connect your system to ${asked.client.name}`, body }
}

function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">
`
}

function choice(system: { id: string; title: string }, checked: boolean): Html {
  return html`<label class="choice"><input type="radio" name="system" value="${system.id}" required${checked ? html` checked` : undefined}> ${system.title}</label>
`
}

/** What a connection may do, from what the system claims to offer. */
function scopes({ manifest, api }: Engine): Html {
  const offering = (roles: readonly OperationRole[]) =>
    Object.entries(manifest.entities)
      .filter(([, { operations }]) => roles.some((role) => operations.includes(role)))
      .flatMap(([name]) => api.binding.entities[name] ?? [])
      .filter(({ token }) => token !== 'admin')
      .map(({ singular }) => singular)
  return html`<ul>
${scope('See', offering(['list', 'get']))}${scope('Create and change', offering(['create', 'update', 'status', 'remove']))}</ul>`
}

function scope(verb: string, kinds: readonly string[]): Html | undefined {
  if (kinds.length === 0) return undefined
  const amount = kinds.length === 1 ? 'one kind of record' : `${kinds.length} kinds of records`
  return html`<li><details><summary>${verb} ${amount}</summary><p class="soft">${kinds.join(', ')}</p></details></li>
`
}

/** Says why a request cannot be answered. There is no way on from here. */
export function refusalPage(message: string): Page {
  const body = html`<div class="card">
<h1>This cannot be answered</h1>
<p class="problem" role="alert">${message}</p>
<p class="soft">You are not sent back, because the address may not be the application’s own. Close this page, and tell the application’s makers what it says.</p>
</div>`
  return { title: 'This cannot be answered', body }
}
