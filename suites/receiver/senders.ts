import type { ReceiverScope } from '../../src/kit/receiver/index.ts'

type Recipe = ReceiverScope['recipe']

/** Another sender with the same secrets, whose signatures have no label. */
function signedAs(scope: ReceiverScope, how: Omit<Recipe, 'about' | 'source' | 'schemes'>): ReceiverScope {
  const { algorithm, encodings, secret } = scope.scheme
  const { about, source } = scope.recipe
  const scheme = { algorithm, encodings, secret }
  return { ...scope, scheme, recipe: { about, source, schemes: [scheme], ...how } }
}

/** A sender that signs whole messages, as RFC 9421 says. */
export function messageSigned(scope: ReceiverScope): ReceiverScope {
  return signedAs(scope, {
    messageSignature: { covered: ['@method', '@target-uri', 'content-digest'] },
    time: { unit: 'seconds', tolerance: 300 },
  })
}

/** A sender that signs some values of the body, and writes the signature beside them. */
export function fieldsSigned(scope: ReceiverScope): ReceiverScope {
  return signedAs(scope, {
    signature: { body: '/signature' },
    signed: [{ parts: [{ fields: { at: ['/id', '/type', '/data/version', '/data/text'], join: ':' } }] }],
  })
}

/** A sender that signs the address together with the body. */
export function addressSigned(scope: ReceiverScope): ReceiverScope {
  return signedAs(scope, {
    signature: { header: 'x-address-signature' },
    signed: [{ parts: [{ take: 'url' }, { take: 'body' }] }],
  })
}

/** As it is called by a sender that signs the address, from before a proxy. */
export const behindProxy =
  (alter: (scope: ReceiverScope) => ReceiverScope) =>
  (scope: ReceiverScope): ReceiverScope => ({
    ...alter(scope),
    signedUrl: 'https://hooks.example.com/in?tenant=7',
  })

/** Any sender, of a receiver that is reached by TLS. */
export function reachedByTls(scope: ReceiverScope): ReceiverScope {
  return { ...scope, secure: true }
}
