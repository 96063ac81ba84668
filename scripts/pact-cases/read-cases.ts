import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One test case of Pact's specification: what a contract holds, what was seen, and whether the two match. */
export interface SpecCase {
  /** `v3/response/body/matches.json` */
  id: string
  version: 2 | 3 | 4
  kind: 'request' | 'response' | 'message'
  /** `body`, `headers`, `method`, `path`, `query` or `status`. */
  folder: string
  match: boolean
  expected: Part
  actual: Part
}

/** A request, a response or a message as the specification's cases write it. */
export type Part = Record<string, unknown> & {
  headers?: Record<string, string | string[]>
  query?: string | Record<string, string[]>
  body?: unknown
  contents?: unknown
}

/** The cases below `v2`, `v3` and `v4` of a folder that is laid out as the specification's repository is for each version. */
export function readCases(root: string): SpecCase[] {
  return globSync('v[234]/testcases/*/*/*.json', { cwd: root })
    .toSorted()
    .map((file) => {
      const [version, , kind, folder, name] = file.split('/') as [
        string,
        string,
        SpecCase['kind'],
        string,
        string,
      ]
      const { match, expected, actual } = JSON.parse(
        readFileSync(join(root, file), 'utf8').replace(/^\uFEFF/, ''),
      )
      return {
        ...{
          id: [version, kind, folder, name].join('/'),
          version: Number(version.slice(1)) as SpecCase['version'],
        },
        ...{ kind, folder, match, expected, actual },
      }
    })
}
