import { accessMutants } from './access.mutants.ts'
import { narrowAccess } from './narrow-access.mutants.ts'
import { narrowConsent } from './narrow-consent.mutants.ts'
import { narrowTokens } from './narrow-tokens.mutants.ts'
import { oauthMutants } from './oauth.mutants.ts'

export const mutants = [...oauthMutants, ...accessMutants, ...narrowConsent, ...narrowTokens, ...narrowAccess]

/** Requirements that no mutant can prove, with the reason. */
export const unprovable: Record<string, string> = {}
