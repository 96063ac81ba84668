import type { Pattern, Unpromised } from './matchers.ts'

/** One request and its answer as a contract holds them. Both sides can be told apart from what is matched by kind. */
export interface Interaction {
  /** The statement of the check that vouches for it, with its key: the same words as in every report. */
  description: string
  states: State[]
  request: {
    method: string
    path: Pattern
    /** The path as the document has it, and the values that it is filled with here. */
    template: string
    parameters: Record<string, string>
    query: [name: string, value: string][]
    headers: Record<string, string>
    body?: Body
  }
  response: { status: number; headers: Record<string, Pattern>; body?: Body }
  /** Fields that its consumer reads and that it cannot hold. */
  unpromised: Unpromised[]
}

/** What the provider must have or be before it is asked, in the words that its side sets it up by. */
export interface State {
  name: string
}

export interface Body {
  contentType: string
  content: Pattern
}

/** An event as a contract holds it. */
export interface Message {
  description: string
  states: State[]
  body: Body
  unpromised: Unpromised[]
}
