/** A place in a file, as pointer and, where the file has it, as line and column. */
export interface FilePlace {
  file: string
  pointer: string
  line?: number
  column?: number
}

/** Something in a contract that an API's document does not bear out. Only an `error` keeps the two from fitting. */
export interface Disagreement {
  level: 'error' | 'warning'
  /** What kind: `response.status.unknown`. */
  code: string
  message: string
  /** Of the interaction. */
  description: string
  contract: FilePlace
  document: FilePlace
}

/** What comparing contracts with a document came to. */
export interface Comparison {
  fits: boolean
  compared: number
  /** Messages whose event nobody can tell, which were not compared. */
  unknown: string[]
  disagreements: Disagreement[]
}
