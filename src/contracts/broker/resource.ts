/** A resource of HAL: members, and links by relation. */
export type Resource = Record<string, unknown>
