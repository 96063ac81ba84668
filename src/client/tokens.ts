import type { Secret } from '../secrets/secret.ts'

export interface TokenPair {
  access: Secret
  refresh?: Secret
  /** ms since the epoch; unknown where absent. */
  expiresAt?: number
}

/** Why a token could not be renewed. After `refused` only a new authorization by a person helps. */
export class RefreshError extends Error {
  override readonly name = 'RefreshError'
  readonly kind: 'refused' | 'failed' | 'unsaved'

  constructor(kind: RefreshError['kind'], message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.kind = kind
  }
}

export interface TokenOptions {
  pair: TokenPair
  /** Asks for a new pair; throws `RefreshError`. */
  refresh: (token: Secret) => Promise<TokenPair>
  /** Stores a new pair. The old one is dead by then, so nothing is sent with the new one before this is done. */
  store?: (pair: TokenPair) => Promise<void>
  /** ms since the epoch; needed to renew ahead of expiry. */
  now?: () => number
  /** Renews a token that would expire within this many ms; a token is renewed on 401 alone where absent. */
  aheadMs?: number
}

/** The tokens of one connection. However many calls find a token dead, it is renewed once. */
export interface Tokens {
  /** The access token to send. */
  current(): Promise<Secret>
  /** A token other than the one that was refused. */
  renewed(refused: Secret): Promise<Secret>
}

export function keepTokens(options: TokenOptions): Tokens {
  let { pair } = options
  let renewal: Promise<Secret> | undefined
  let refusal: RefreshError | undefined
  let unsaved: TokenPair | undefined

  const renew = async (): Promise<Secret> => {
    if (refusal) throw refusal
    unsaved ??= await replace(pair, options).catch((error: unknown) => {
      if (error instanceof RefreshError && error.kind === 'refused') refusal = error
      throw error
    })
    await save(unsaved, options)
    pair = unsaved
    unsaved = undefined
    return pair.access
  }
  const renewOnce = (): Promise<Secret> => {
    renewal ??= renew().finally(() => {
      renewal = undefined
    })
    return renewal
  }
  return {
    current: async () => (renewal || isEnding(pair, options) ? renewOnce() : pair.access),
    renewed: async (refused) => (renewal || refused === pair.access ? renewOnce() : pair.access),
  }
}

function isEnding({ expiresAt }: TokenPair, { now, aheadMs }: TokenOptions): boolean {
  return expiresAt !== undefined && now !== undefined && aheadMs !== undefined && expiresAt - now() <= aheadMs
}

function replace(pair: TokenPair, { refresh }: TokenOptions): Promise<TokenPair> {
  if (pair.refresh) return refresh(pair.refresh)
  return Promise.reject(
    new RefreshError(
      'refused',
      'The access token is dead and there is no refresh token. Authorize the connection again.',
    ),
  )
}

async function save(pair: TokenPair, { store }: TokenOptions): Promise<void> {
  try {
    await store?.(pair)
  } catch (error) {
    const message =
      'A new pair of tokens could not be stored, and the old one is dead. The next call tries to store it again.'
    throw new RefreshError('unsaved', message, error)
  }
}
