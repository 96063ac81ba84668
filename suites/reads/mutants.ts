import { contentMutants } from './content.mutants.ts'
import { listMutants } from './list.mutants.ts'

export const mutants = [...contentMutants, ...listMutants]

/** Requirements that no mutant can prove, with the reason. */
export const unprovable: Record<string, string> = {}
