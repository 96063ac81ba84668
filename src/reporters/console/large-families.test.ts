import { expect, test } from 'vitest'
import type { CheckResult } from '../../model/report.ts'
import { memoryOutput } from '../memory-output.ts'
import { sampleReport } from '../sample-report.ts'
import { createProgress } from './progress.ts'
import { showReport } from './show-report.ts'

const report = sampleReport()

/** Ten rows of one requirement that all failed for the same cause. */
function tenFailed(): CheckResult[] {
  const failed = report.checks.find(
    ({ status, requirement }) => status === 'failed' && requirement.level === 'MUST',
  )
  if (!failed) throw new Error('The sample has no failed MUST.')
  return Array.from({ length: 10 }, (_, index) => ({
    ...failed,
    key: `${failed.requirement.id}/row-${index}`,
  }))
}

test('a family that fails throughout is shown by its first rows, and the others by name', () => {
  const { out, text } = memoryOutput(undefined, false)
  showReport({ ...report, checks: tenFailed() }, out, [{ title: 'report', path: 'report.json' }])
  expect(text().match(/^ +expected /gm)).toHaveLength(3)
  expect(text()).toMatch(/and 7 more, in the report: \S+ row-3, row-4, row-5, row-6, row-7, row-8, row-9/)
})

test('a family that fails throughout is news three times, and said once more', () => {
  const { out, text } = memoryOutput(undefined, false)
  const progress = createProgress(out, () => 0)
  progress.start(tenFailed())
  for (const check of tenFailed()) progress.result(check)
  progress.stop()
  expect(text().match(/^failed /gm)).toHaveLength(4)
  expect(text()).toContain('in more rows, listed at the end')
})

test('checks that never reported are told by requirement', () => {
  const { out, text } = memoryOutput(undefined, false)
  const missing = ['READ-030', ...tenFailed().map(({ key }) => key), 'READ-040/assets']
  showReport({ ...report, verdict: { ...report.verdict, missing } }, out, [])
  expect(text()).toMatch(/^Never reported \(12\)\n {2}READ-030, [A-Z]+-\d+ \(10\), READ-040\/assets$/m)
})

test('what leaves the verdict as it is names a few of its requirements, what blocks it every check', () => {
  const skippedFor = (kind: 'blocked' | 'not-applicable'): CheckResult[] =>
    tenFailed().map(({ requirement, ...check }, index) => ({
      ...check,
      status: 'skipped',
      key: `ANY-${index}/row`,
      requirement: { ...requirement, id: `ANY-${index}` },
      omission: { kind, because: 'so it is' },
    }))
  const shown = (checks: CheckResult[]) => {
    const { out, text } = memoryOutput(undefined, false)
    showReport({ ...report, checks }, out, [])
    return text()
  }
  expect(shown(skippedFor('not-applicable'))).toContain('ANY-5 and 4 more requirements\n')
  expect(shown(skippedFor('blocked'))).toContain('ANY-8 row; ANY-9 row\n')
})
