import type { Engine, Incoming } from '../engine.ts'
import type { Reply } from '../http/reply.ts'
import { type AuthorizePage, authorizePage, refusalPage } from './authorize-page.ts'
import {
  type AuthorizeQuestion,
  type AuthorizeRequest,
  readAuthorizeRequest,
  type WrongRequest,
} from './authorize-request.ts'
import { pageReply } from './page-reply.ts'
import { sameSecret } from './same-secret.ts'

/** Answers the authorize endpoint: GET shows the page, POST is its form. */
export async function authorizeReply(engine: Engine, { request, url }: Incoming): Promise<Reply> {
  const form = request.method === 'POST' ? await formOf(request) : undefined
  if (form === 'no form') return pageReply(400, refusalPage('The page must be answered with its own form.'))
  const question: AuthorizeQuestion = {
    parameters: form ?? url.searchParams,
    clients: engine.accounts.clients,
    authentication: engine.api.binding.authentication,
    tap: engine.tap,
  }
  const asked = readAuthorizeRequest(question)
  if (asked.kind === 'untrusted') return pageReply(400, refusalPage(asked.message))
  if (asked.kind === 'wrong')
    return sendBack(engine, asked, { error: asked.error, error_description: asked.description })
  return form ? decide(engine, asked, form) : show({ engine, asked, parameters: question.parameters })
}

async function formOf(request: Request): Promise<URLSearchParams | 'no form'> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  return type === 'application/x-www-form-urlencoded' ? new URLSearchParams(await request.text()) : 'no form'
}

function show(page: AuthorizePage): Reply {
  return pageReply(200, authorizePage(page), page.asked.redirectUri)
}

function decide(engine: Engine, asked: AuthorizeRequest, form: URLSearchParams): Reply {
  const decision = form.get('decision')
  const again = (problem: string) => show({ engine, asked, parameters: form, problem })
  if (decision === 'deny')
    return sendBack(engine, asked, { error: 'access_denied', error_description: 'The person said no.' })
  if (decision !== 'allow') return again('Choose Allow or Deny.')
  const system = engine.accounts.systems.find(({ id }) => id === form.get('system'))
  if (!system) return again('Choose the system you want to connect.')
  const { username, password } = engine.accounts.credentials
  const named = sameSecret(form.get('username') ?? '', username)
  const known = sameSecret(form.get('password') ?? '', password)
  if (!named || !known) return again(`${system.title} does not accept this user name and password.`)
  return sendBack(engine, asked, { code: codeFor(engine, asked, system) })
}

/** A code for the connection of this person to this system: the one there is, or a new one. */
function codeFor(engine: Engine, asked: AuthorizeRequest, system: { id: string; title: string }): string {
  const { connections, codes, clock, tap, accounts } = engine
  const { username: user } = accounts.credentials
  const connection = connections.connect({
    client: asked.client.id,
    system: system.id,
    title: system.title,
    user,
  })
  const expiresAt = tap('oauth.expiry', clock.now() + engine.lifetimes.code, { token: 'code' })
  return codes.issue({
    client: asked.client.id,
    redirectUri: asked.redirectUri,
    connection: connection.id,
    challenge: asked.challenge,
    expiresAt,
  })
}

/** Sends the browser back to the client, with the state it came with. */
function sendBack(
  engine: Engine,
  to: AuthorizeRequest | WrongRequest,
  parameters: Record<string, string>,
): Reply {
  const decision = 'code' in parameters ? 'allow' : 'deny'
  const state = engine.tap('oauth.state', to.state, { decision })
  const added = new URLSearchParams({ ...parameters, ...(state === undefined ? {} : { state }) })
  const location = `${to.redirectUri}${to.redirectUri.includes('?') ? '&' : '?'}${added}`
  return { status: 302, headers: [['location', location]] }
}
