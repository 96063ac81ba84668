import type { ErrorCode } from './error-catalogue.ts'

/** Assay or its surroundings broke, or the input is wrong: never a statement about the system under test. */
export class HarnessError extends Error {
  override readonly name = 'HarnessError'
  readonly code: ErrorCode

  /** `message` says what is wrong and where, and ends in what to do. */
  constructor(code: ErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
  }
}

/** Several problems of one input, each with its own line: thrown once so that a user mends all of them in one go. */
export class InputProblems extends HarnessError {
  readonly problems: readonly Problem[]

  constructor(code: ErrorCode, problems: readonly Problem[]) {
    super(code, problems.map(showProblem).join('\n'))
    this.problems = problems
  }
}

export interface Problem {
  file: string
  /** 1-based; absent where the file has no such place. */
  line?: number
  column?: number
  pointer?: string
  message: string
}

export function showProblem(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':')
  return `${place}: ${problem.message}${problem.pointer ? ` (at ${problem.pointer})` : ''}`
}
