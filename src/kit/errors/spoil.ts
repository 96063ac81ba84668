import type { CallInit } from '../../client/answer.ts'

/** Makes one thing wrong about a call that would succeed. */
export type Spoil = (init: CallInit) => CallInit
