import { changeMutants } from './change.mutants.ts'
import { contentMutants } from './content.mutants.ts'
import { listMutants } from './list.mutants.ts'
import { narrowFinding } from './narrow-finding.mutants.ts'
import { narrowPaging } from './narrow-paging.mutants.ts'
import { narrowShape } from './narrow-shape.mutants.ts'

export const mutants = [
  ...contentMutants,
  ...listMutants,
  ...changeMutants,
  ...narrowShape,
  ...narrowPaging,
  ...narrowFinding,
]

/** Requirements that no mutant can prove, with the reason. */
export const unprovable: Record<string, string> = {
  'READ-045':
    'it is about the document that a run is given, not about the server: a test runs it with a document that has gaps',
}
