import { authorize } from './authorize.checks.ts'
import { bearer } from './bearer.checks.ts'
import { connections } from './connections.checks.ts'
import { tokens } from './tokens.checks.ts'

export const checks = [...authorize, ...tokens, ...bearer, ...connections]
