import type { ErrorCode } from '../../model/error-catalogue.ts'
import { InputProblems, type Problem } from '../../model/harness-error.ts'
import { readSource, type Source } from '../source/source.ts'
import { type PluginFileKind, pluginSchema } from './plugin-schemas.ts'
import { type Complaint, schemaComplaints } from './schema-problems.ts'

/** Collects the problems of one plug-in file, so that all of them can be told at once. */
export class PluginFile<Content> {
  readonly problems: Problem[]
  /** Fits the file's schema; undefined where there are problems that keep it from being used. */
  readonly content: Content | undefined
  readonly #source: Source

  constructor(kind: PluginFileKind, source: Source) {
    this.#source = source
    this.problems = source.problem ? [source.problem] : source.duplicates.map(duplicateProblem)
    if (!source.problem) {
      const validate = pluginSchema(kind)
      if (!validate(source.value)) this.complain(schemaComplaints(validate.errors ?? []))
    }
    // The schema is the type: a test holds the two together.
    this.content = this.problems.length === 0 ? (source.value as Content) : undefined
  }

  static async read<Content>(kind: PluginFileKind, file: string): Promise<PluginFile<Content>> {
    return new PluginFile(kind, await readSource(file))
  }

  /** Adds problems, and keeps all of them in the order of the file. */
  complain(complaints: readonly Complaint[]): void {
    for (const { pointer, message } of complaints) {
      this.problems.push({ ...this.#source.locate(pointer), pointer, message })
    }
    this.problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
  }

  /** The content, once nothing is left to complain of. */
  settled(code: ErrorCode): Content {
    if (this.problems.length > 0 || this.content === undefined) throw new InputProblems(code, this.problems)
    return this.content
  }
}

function duplicateProblem({ file, line, column, pointer }: Source['duplicates'][number]): Problem {
  return { file, line, column, pointer, message: 'duplicate key: keep one of the two' }
}
