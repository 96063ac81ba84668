/** Where the values of path parameters come from: by path, then by parameter. */
export type Chains = Record<string, Record<string, KeySource>>

/** Where the value of one path parameter comes from: exactly one of `at`, `header`, `request` and `value`. */
export interface KeySource {
  /** Operation whose call has the value, as `METHOD /path`; what it needs itself stands under its own path. */
  from?: string
  /** What that call must be asked besides: values that the document itself gives. */
  query?: Record<string, string>
  /** Pointer into the answer's body; `*` stands for any item of an array. */
  at?: string
  /** Header of the answer. The last part of a path is taken of `Location`. */
  header?: string
  /** What that call was sent, as OpenAPI writes it: `path.id`, `query.page`, `body#/code`. */
  request?: string
  /** A value that the document itself gives. */
  value?: string
}
