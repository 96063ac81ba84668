import type { Binding } from './binding.ts'

/** One thing that a document was read as, and what made it so. */
export interface Evidence {
  /** Place in the binding: `/entities/vendors/get`. */
  what: string
  value: unknown
  because: string
  /** JSON Pointer into the document. */
  documentPointer: string
}

/** A binding that was read out of a document. */
export interface Inference {
  binding: Binding
  evidence: Evidence[]
  /** What could not be read out of the document, one sentence each. */
  gaps: string[]
}
