/** A suite as a user would write it in a folder of their own: files by path. */
export const OWN_SUITE: Record<string, string> = {
  'suites/own/own.checks.ts': `import { entities, must, practice } from 'assay'

export const checks = [
  must(
    'OWN-001',
    {
      statement: 'Every list has records.',
      source: practice('our own'),
      each: entities('list'),
    },
    async ({ row, crawl, expect }) => {
      const { keys } = await crawl(row.entity)
      expect(keys, \`keys of \${row.entity.name}\`).toHoldSomething()
    },
  ),
]
`,
  'suites/own/own.suite.ts': `import { suite } from 'assay/suite'
import { checks } from './own.checks.ts'

suite('own', checks)
`,
}
