import * as fc from 'fast-check'

export interface Search {
  seed: number
  /** How often `fails` is asked at most, for finding and for shrinking together. */
  tries: number
  /** How many values are made for finding one that fails; as many as `tries` where absent. */
  runs?: number
  /** As an earlier search gave it: starts at that value, with the same seed. */
  path?: string
}

export interface Smallest<T> {
  value: T
  /** With the seed, leads to the same value again. */
  path: string
  tries: number
}

/** The smallest value found that fails; undefined where none does in as many tries. What `fails` throws is thrown. */
export async function smallest<T>(
  values: fc.Arbitrary<T>,
  fails: (value: T) => Promise<boolean>,
  { seed, tries, runs = tries, path }: Search,
): Promise<Smallest<T> | undefined> {
  let asked = 0
  let thrown: { error: unknown } | undefined
  const property = fc.asyncProperty(values, async (value) => {
    if (asked >= tries || thrown) return true
    asked += 1
    try {
      return !(await fails(value))
    } catch (error) {
      thrown = { error }
      return true
    }
  })
  const result = await fc.check(property, { seed, numRuns: runs, ...(path !== undefined && { path }) })
  if (thrown) throw thrown.error
  if (!result.failed) return undefined
  const [value] = result.counterexample ?? []
  if (result.counterexample === null) throw result.errorInstance
  return { value: value as T, path: result.counterexamplePath ?? '', tries: asked }
}
