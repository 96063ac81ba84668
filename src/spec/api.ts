import type { Binding } from '../model/binding.ts'
import type { Problem } from '../model/harness-error.ts'
import type { Method, Operation } from '../model/operation.ts'
import type { Recipe } from '../model/recipe.ts'
import type { SeedPlan } from '../model/seed.ts'
import type { Direction } from './document/one-way.ts'
import type { MatchedPath } from './document/path-index.ts'
import type { DocumentedHeaders } from './document/responses.ts'

/** An OpenAPI document, loaded, bundled (every `$ref` local) and indexed. */
export interface ApiDocument {
  title: string
  /** Where it was read from, as the user named it. */
  file: string
  /** SHA-256 over the bundled document in canonical form, hex. */
  digest: string
  content: Record<string, unknown>
  operations: readonly Operation[]
  /** Parts of schemas that are not checked (unknown formats and keywords, broken patterns), with their places. */
  warnings: readonly Problem[]
  /** Operation by `METHOD /path/{template}`. */
  operation(address: string): Operation | undefined
  /** Operation and path parameters for a concrete path (no query): literal segments win over templates. */
  match(method: Method, path: string): MatchedPath | undefined
  /** Methods documented for a concrete path; empty where no path matches. */
  methodsAt(path: string): Method[]
  /** Headers that the document has for a status, or for one as it is written (`4XX`); undefined where it does not have it. */
  responseHeaders(address: string, status: number | string): DocumentedHeaders | undefined
  /** Resolves a local `$ref` chain to the schema it ends in. */
  resolve(node: unknown): Record<string, unknown>
  /** Schema of a documented JSON answer, falling back from the exact status to `4XX` to `default`. */
  responseSchema(
    address: string,
    status: number,
  ): { schema: Record<string, unknown>; pointer: string } | undefined
  /** File, line and column a pointer of the document came from. */
  locate(pointer: string): Pick<Problem, 'file' | 'line' | 'column'>
  validators: Validators
}

/** Validation by compiled JSON Schema 2020-12 with formats; compiled on first use and kept. */
export interface Validators {
  /** Problems of a JSON answer against what the document says of this operation and status. */
  response(address: string, answer: AnswerFacts): Violation[]
  /**
   * Problems of any value against the schema at a pointer of the document, as it goes this way: what is `readOnly` need not
   * be in a request, nor in a response what is `writeOnly`, though it be required. What is sent all the same is checked.
   */
  at(pointer: string, value: unknown, direction: Direction): Violation[]
}

/** What of an answer is held against the document. */
interface AnswerFacts {
  status: number
  /** As sent, with its parameters; empty where there was none. */
  contentType: string
  /** Parsed JSON; undefined where there was none. */
  body: unknown
}

/** One deviation of an answer from the document. */
export interface Violation {
  kind: 'undocumented-status' | 'undocumented-content-type' | 'schema' | 'header' | 'undocumented-header'
  /** Pointer into the answer's body. */
  pointer: string
  /** Pointer into the document. */
  documentPointer: string
  /** What the document demands: `must be integer`. */
  expected: string
  /** The value seen, shortened for people. */
  seen: string
}

/** One folder under `specs/`: the document with its binding and, where there is one, its seed data. */
export interface Api {
  id: string
  folder: string
  document: ApiDocument
  binding: Binding
  seed: SeedPlan
  /** How its webhooks are signed; absent where the binding names no webhooks, or nobody looked the recipe up. */
  recipe?: Recipe
  /** What the binding names and a document given in place of the folder's own does not have, one sentence each. */
  missing: readonly string[]
}
