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
  'READ-056':
    'no list of the packaged document is below records of another: a test runs it on a document with such',
  'READ-057':
    'no record of the packaged document is below one of another list: a test runs it on a document with such',
  'READ-058': 'no list of the packaged document has cursors: a test runs it on documents with such',
  'READ-045':
    'it is about the document that a run is given, not about the server: a test runs it with a document that has gaps',
}
