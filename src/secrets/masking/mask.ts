/** What stands in place of a secret. */
export const MASK = '***'

/** Which names stand before a secret here, and what becomes of the values that are taken out. */
export interface Watch {
  isSecret(name: string): boolean
  /** Told each value, decoded, so that it is known when it turns up elsewhere. */
  learn(value: string): void
}
