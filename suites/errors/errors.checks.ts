import { bodies } from './bodies.checks.ts'

export const checks = [...bodies]
