import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { UserFolder } from './assay-process.ts'

interface Plan {
  planned: { level: string; suite: string; omission?: object }[]
}

async function plan(): Promise<Plan> {
  const folder = await UserFolder.create()
  try {
    const { stdout } = await folder.assay(['certify', '--dry-run', '--json'])
    return JSON.parse(stdout) as Plan
  } finally {
    await folder.remove()
  }
}

test('the pages show the figures that a run of the embedded sandbox ends with', {
  timeout: 60_000,
}, async () => {
  const { planned } = await plan()
  const [readme, guide] = await Promise.all(
    ['README.md', 'docs/guides/reading-a-report.md'].map((file) => readFile(file, 'utf8')),
  )
  const runnable = (checks: Plan['planned']) => checks.filter(({ omission }) => !omission)
  for (const [suite, checks] of [...Map.groupBy(planned, (check) => check.suite), ['all', planned] as const])
    expect(readme).toMatch(new RegExp(`^${suite} +${runnable(checks).length}/${checks.length} `, 'm'))
  const musts = runnable(planned).filter(({ level }) => level === 'MUST').length
  for (const page of [readme, guide])
    expect(page).toContain(`all ${musts} of ${musts} applicable MUST checks passed`)
})
