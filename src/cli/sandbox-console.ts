import type { Output } from '../model/io.ts'
import type { Manifest } from '../model/manifest.ts'
import type { AnswerNote, Listening } from '../sandbox/listen.ts'
import { createRedactor } from '../secrets/redactor.ts'
import type { Api } from '../spec/api.ts'

/** What a person needs to use a sandbox that has just begun to listen. */
export function showWelcome(
  { url, sandbox }: Listening,
  scope: { api: Api; manifest: Manifest },
  out: Output,
): void {
  const { binding } = scope.api
  const { clients, connections, credentials } = sandbox.accounts
  const [client] = clients
  const question = new URLSearchParams({
    response_type: 'code',
    client_id: client?.id ?? '',
    redirect_uri: client?.redirectUris[1] ?? '',
    state: 'demo',
  })
  const token = connections.primary.accessToken
  out.write(`${scope.manifest.title} listens on ${url}

What follows is made up for this sandbox and is good for nothing else; it ends with it.

  connect a system   ${url}${pathOf(binding.authentication.authorize)}?${question}
  sign in as         ${credentials.username}, password ${credentials.password}
  client id          ${client?.id}
  client secret      ${client?.secret}
  connection token   ${token}

  curl -H 'Authorization: Bearer ${token}' '${url}${firstList(scope)}'

Press Ctrl-C to stop.

`)
}

/** The same where nobody has to connect anything first. */
export function showPlainWelcome(
  { url, sandbox }: Listening,
  scope: { api: Api; manifest: Manifest },
  out: Output,
): void {
  const token = sandbox.accounts.connections.primary.accessToken
  const isOpen = scope.api.binding.untold?.includes('/authentication')
  const header = isOpen ? '' : `-H 'Authorization: Bearer ${token}' `
  out.write(`${scope.manifest.title} listens on ${url}, with made-up data

  curl ${header}'${url}${firstList(scope)}'

Press Ctrl-C to stop.

`)
}

const pathOf = (address: string): string => address.replace(/^\S+ /, '')

/** A short page of the largest entity, else of the first that a connection may list. */
function firstList({ api, manifest }: { api: Api; manifest: Manifest }): string {
  const { entities, paging } = api.binding
  const lists = Object.keys(entities).filter(
    (name) => entities[name]?.token !== 'admin' && manifest.entities[name]?.operations.includes('list'),
  )
  const chosen = lists.find((name) => api.seed.entities[name]?.scalable) ?? lists[0] ?? ''
  const list = entities[chosen]?.list
  return list === undefined ? '/' : `${pathOf(list)}?${paging.size}=2`
}

/** One line per answered request, without what is secret. Each has a redactor of its own: a sandbox may run for months. */
export function showAnswer({ method, target, status, ms, failure }: AnswerNote, out: Output): void {
  const shown = createRedactor().url(target)
  out.write(
    `${status} ${method} ${shown} ${ms.toFixed(1)} ms${failure === undefined ? '' : ` ${String(failure)}`}\n`,
  )
}
