import { expect, test } from 'vitest'
import { answersChallenge, sameSecret } from './same-secret.ts'

test('secrets are the same when they are, whatever their lengths', () => {
  expect([sameSecret('a', 'a'), sameSecret('a', 'b'), sameSecret('', 'a'), sameSecret('aa', 'a')]).toEqual([
    true,
    false,
    false,
    false,
  ])
})

test('a verifier answers its own challenge: the example of RFC 7636 appendix B', () => {
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
  const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
  expect([answersChallenge(verifier, challenge), answersChallenge(`${verifier}x`, challenge)]).toEqual([
    true,
    false,
  ])
})
