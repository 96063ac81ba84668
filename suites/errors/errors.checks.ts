import { addresses } from './addresses.checks.ts'
import { aftermath } from './aftermath.checks.ts'
import { bodies } from './bodies.checks.ts'
import { fields } from './fields.checks.ts'
import { headers } from './headers.checks.ts'
import { refused } from './refusals.checks.ts'

export const checks = [...bodies, ...addresses, ...fields, ...refused, ...aftermath, ...headers]
