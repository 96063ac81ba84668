import { signatures } from './signatures.checks.ts'

export const checks = [...signatures]
