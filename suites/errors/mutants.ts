import { addressMutants } from './addresses.mutants.ts'
import { aftermathMutants } from './aftermath.mutants.ts'
import { bodyMutants } from './bodies.mutants.ts'
import { refusalMutants } from './refusals.mutants.ts'

export const mutants = [...bodyMutants, ...addressMutants, ...refusalMutants, ...aftermathMutants]
