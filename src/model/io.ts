/**
 * The outside world, handed in by `cli/` so that everything else can run without it.
 * Instants are milliseconds since the epoch.
 */
export interface Io {
  now(): number
  /** `count` random bytes; cryptographically strong in production, seeded in tests. */
  random(count: number): Uint8Array
  env(name: string): string | undefined
  readText(path: string): Promise<string>
  writeText(path: string, text: string): Promise<void>
  out: Output
  err: Output
}

/** Where lines for a person go. `columns` is undefined where the stream is no terminal. */
export interface Output {
  write(text: string): void
  columns: number | undefined
  colour: boolean
}
