import type { Secret } from '../secrets/secret.ts'
import type { Connections } from './session.ts'

/** Every token of every connection of a target. */
export function connectionSecrets({ roles = {}, ...others }: Connections): Secret[] {
  return [...Object.values(others), ...Object.values(roles)]
    .flatMap((tokens) => [tokens?.access, tokens?.refresh])
    .filter((secret) => secret !== undefined)
}
