import { positives } from './positives.checks.ts'
import { signatures } from './signatures.checks.ts'

export const checks = [...positives, ...signatures]
