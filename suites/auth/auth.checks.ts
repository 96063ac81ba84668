import { authorize } from './authorize.checks.ts'
import { bearer } from './bearer.checks.ts'
import { connections } from './connections.checks.ts'
import { echoes } from './echo.checks.ts'
import { pkce } from './pkce.checks.ts'
import { refreshing } from './refresh.checks.ts'
import { tokens } from './tokens.checks.ts'

export const checks = [...authorize, ...pkce, ...tokens, ...refreshing, ...bearer, ...echoes, ...connections]
