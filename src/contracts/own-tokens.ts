import { isObject } from '../model/json.ts'
import { TOKENS } from './placeholders.ts'

const OURS = Object.values(TOKENS).map((token) => `Bearer ${token}`)

/**
 * An interaction with placeholders in place of tokens that its makers had: what is asked has the connection's own, or none that was ever
 * issued where it is about being refused. So no token of theirs is sent, or in any word of the verifier.
 */
export function withOwnTokens(interaction: unknown): unknown {
  if (!isObject(interaction) || !isObject(interaction.request)) return interaction
  const { request, response } = interaction
  const refused = isObject(response) && response.status === 401
  const token = `Bearer ${refused ? TOKENS.none : TOKENS.connection}`
  return { ...interaction, request: { ...request, ...replaced(request, token), ...unmade(request) } }
}

function replaced({ headers }: Record<string, unknown>, token: string) {
  if (!isObject(headers)) return {}
  const all = Object.entries(headers).map(([name, value]) => {
    const values = [value].flat()
    const isTheirs = isAuthorization(name) && !values.every((one) => OURS.includes(String(one)))
    return [name, isTheirs ? (Array.isArray(value) ? [token] : token) : value]
  })
  return { headers: Object.fromEntries(all) }
}

/** Without generators that would make a token anew, of a state that nobody here gives. */
function unmade({ generators }: Record<string, unknown>) {
  if (!isObject(generators) || !isObject(generators.header)) return {}
  const header = Object.entries(generators.header).filter(([name]) => !isAuthorization(name))
  return { generators: { ...generators, header: Object.fromEntries(header) } }
}

const isAuthorization = (name: string) => name.toLowerCase().replace(/\[\d+\]$/, '') === 'authorization'
