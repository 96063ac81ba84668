import { accessMutants } from './access.mutants.ts'
import { narrowConsent } from './narrow-consent.mutants.ts'
import { narrowTokens } from './narrow-tokens.mutants.ts'
import { oauthMutants } from './oauth.mutants.ts'

export const mutants = [...oauthMutants, ...accessMutants, ...narrowConsent, ...narrowTokens]

/** Requirements that no mutant can prove, with the reason. */
export const unprovable: Record<string, string> = {}
