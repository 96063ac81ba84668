import { pactLibrary } from '../../src/contracts/pact-library.ts'
import { mockServerMatches } from './ask-mock-server.ts'
import { verifiedCases } from './ask-verifier.ts'
import type { SpecCase } from './read-cases.ts'
import { reasonFor } from './reasons.ts'

/** What Pact's library makes of one case. */
export interface Judged extends SpecCase {
  agrees: boolean
  /** Why it does not, where that is known. */
  reason: string | undefined
}

/**
 * Has the library that writes and verifies contracts match the cases of Pact's specification: requests by its mock server, answers
 * and messages by its verifier.
 */
export async function judge(cases: readonly SpecCase[]): Promise<Judged[]> {
  const library = await pactLibrary(process.env)
  const matching = await verifiedCases(cases.filter(({ kind }) => kind !== 'request'))
  for (const one of cases.filter(({ kind }) => kind === 'request'))
    if (await mockServerMatches(one, library)) matching.add(one.id)
  return cases.map((one) => {
    const agrees = matching.has(one.id) === one.match
    return { ...one, agrees, reason: agrees ? undefined : reasonFor(one.id) }
  })
}

/** The page that tells the agreement of each version and folder, and the reason of each disagreement. */
export function pageOf(judged: readonly Judged[]): string {
  const all = judged.filter(({ agrees }) => agrees).length
  const rows = rowsOf(judged).map((row) => `| ${row.join(' | ')} |`)
  const others = judged.filter(({ agrees }) => !agrees)
  return `<!-- Written by npm run pact:cases -- <folder> --write. -->

# Test cases of Pact's specification

The [specification of Pact](https://github.com/pact-foundation/pact-specification) has test cases: what a contract holds, what was
seen, and whether the two match. They are tried with the very library that writes and verifies contracts here: requests by its
mock server, answers and messages by its verifier, all over HTTP. It agrees with ${all} of ${judged.length}.

| cases | V2 | V3 | V4 |
| --- | --- | --- | --- |
${rows.join('\n')}

## Disagreements

| case | the specification says | reason |
| --- | --- | --- |
${others.map(({ id, match, reason }) => `| ${id} | ${match ? 'match' : 'no match'} | ${reason ?? 'not known'} |`).join('\n')}

The comparator holds contracts against schemas of a document, which these cases have none of: nothing of them applies to it.

\`npm run pact:cases -- <folder>\` tries them again, of a folder that has \`v2/testcases\` to \`v4/testcases\`.
`
}

function rowsOf(judged: readonly Judged[]): string[][] {
  const groups = [...new Set(judged.map(({ kind, folder }) => `${kind}: ${folder}`))].sort()
  return groups.map((group) => [group, ...[2, 3, 4].map((version) => cell(judged, group, version))])
}

function cell(judged: readonly Judged[], group: string, version: number): string {
  const own = judged.filter((one) => one.version === version && `${one.kind}: ${one.folder}` === group)
  return own.length === 0 ? '' : `${own.filter(({ agrees }) => agrees).length} of ${own.length}`
}
