import type { Faults } from '../../src/kit/index.ts'

/** Gives tokens where the right answer of the token endpoint is a refusal. */
export function taking(matches: (parameters: Record<string, string>) => boolean): Faults {
  const body = { access_token: 'x'.repeat(43), token_type: 'Bearer', refresh_token: 'y'.repeat(43) }
  return {
    'oauth.refusal': (refusal, { parameters }) =>
      matches(parameters) ? { status: 200, body: { ...body, expires_in: 1_771_000_000 } } : refusal,
  }
}
