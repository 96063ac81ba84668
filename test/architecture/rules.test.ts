import { expect, test } from 'vitest'
import * as rules from './rules.ts'
import { scan } from './scan.ts'

/** A rule, a situation that breaks it, what it says then; the same files mended must leave it silent. */
const cases: [
  rule: rules.Rule,
  situation: string,
  broken: Record<string, string>,
  says: RegExp,
  mended: Record<string, string>,
][] = [
  [
    rules.importsFollowTheTable,
    'a type-only import of a module below',
    { 'src/spec/a.ts': "import type { B } from '../client/b.ts'" },
    /^src\/spec\/a\.ts:1 imports src\/client\/b\.ts, which stands below/,
    { 'src/client/a.ts': "import type { B } from '../spec/b.ts'" },
  ],
  [
    rules.importsFollowTheTable,
    'a dynamic import of a module below',
    { 'src/spec/a.ts': "export const load = () => import('../client/b.ts')" },
    /stands below/,
    { 'src/spec/a.ts': "export const load = () => import('./b.ts')" },
  ],
  [
    rules.importsFollowTheTable,
    'an import type of a module below',
    { 'src/spec/a.ts': "export type B = import('../client/b.ts').B" },
    /stands below/,
    { 'src/spec/a.ts': "export type B = import('../model/b.ts').B" },
  ],
  [
    rules.importsFollowTheTable,
    'a re-export from outside src',
    { 'src/spec/a.ts': "export { b } from '../../suites/auth/b.ts'" },
    /no module of src/,
    { 'src/spec/a.ts': "import schema from '../../schemas/b.json' with { type: 'json' }" },
  ],
  [
    rules.importsFollowTheTable,
    'a folder that is no module',
    { 'src/other/a.ts': "import 'ajv'" },
    /lies in no module/,
    { 'src/spec/a.ts': "import 'ajv'" },
  ],
  [
    rules.modelDependsOnNothing,
    'a model that does I/O',
    { 'src/model/a.ts': "import { readFile } from 'node:fs/promises'" },
    /no dependencies/,
    { 'src/model/a.ts': "import { b } from './b.ts'" },
  ],
  [
    rules.suitesUseTheKitOnly,
    'a suite that imports a sandbox type',
    { 'suites/auth/mutants.ts': "import type { Faults } from '../../src/sandbox/fault-points.ts'" },
    /suites use the kit only/,
    {
      'suites/auth/mutants.ts':
        "import type { Faults } from '../../src/kit/mutant.ts'\nimport { rows } from './rows.ts'",
    },
  ],
  [
    rules.suitesUseTheKitOnly,
    'a check that imports the runner',
    { 'suites/auth/auth.checks.ts': "import { test } from 'vitest'" },
    /suites use the kit only/,
    { 'suites/auth/ids.test.ts': "import { test } from 'vitest'" },
  ],
  [
    rules.reportersReadTheModelOnly,
    'a reporter that plans',
    { 'src/reporters/junit/a.ts': "import { plan } from '../../run/plan.ts'" },
    /function of the report/,
    { 'src/reporters/junit/a.ts': "import { at } from '../../model/pointer.ts'" },
  ],
  [
    rules.surfaceIsTheKits,
    'a surface of its own',
    { 'src/index.ts': "export { createSandbox } from './sandbox/create.ts'" },
    /what the kit does/,
    { 'src/index.ts': "export { must } from './kit/check.ts'" },
  ],
  [
    rules.noCycles,
    'a type-only cycle',
    { 'src/spec/a.ts': "import { b } from './b.ts'", 'src/spec/b.ts': "import type { A } from './a.ts'" },
    /^src\/spec\/a\.ts → src\/spec\/b\.ts → src\/spec\/a\.ts is a cycle$/,
    { 'src/spec/a.ts': "import { b } from './b.ts'", 'src/spec/b.ts': '' },
  ],
  [
    rules.processStaysInCli,
    'the global process outside cli',
    { 'src/run/a.ts': "export const ci = process.env['CI']" },
    /^src\/run\/a\.ts:1 uses process/,
    { 'src/cli/a.ts': "export const ci = process.env['CI']" },
  ],
  [
    rules.processStaysInCli,
    'process through globalThis',
    { 'src/run/a.ts': 'export const ci = globalThis.process' },
    /uses process/,
    { 'src/run/a.ts': 'export const a = { process: 1 }\nexport const b = a.process' },
  ],
  [
    rules.processStaysInCli,
    'process as a module',
    { 'src/run/a.ts': "import { env } from 'node:process'" },
    /uses node:process/,
    { 'src/run/a.ts': "import { env } from 'node:os'" },
  ],
  [
    rules.sizesStaySmall,
    'a long source file',
    { 'src/run/a.ts': 'a\n'.repeat(251) },
    /has 251 lines, at most 250/,
    { 'src/run/a.ts': 'a\n'.repeat(250) },
  ],
  [
    rules.sizesStaySmall,
    'a long test file',
    { 'src/run/a.test.ts': 'a\n'.repeat(301) },
    /has 301 lines, at most 300/,
    { 'src/run/a.test.ts': 'a\n'.repeat(300) },
  ],
  [
    rules.sizesStaySmall,
    'a long function',
    { 'src/run/a.ts': `const f = () => {${'\n'.repeat(50)}}` },
    /^src\/run\/a\.ts:1 f has 51 lines, at most 50/,
    { 'src/run/a.ts': `const f = () => {${'\n'.repeat(49)}}` },
  ],
  [
    rules.sizesStaySmall,
    'a fourth parameter',
    { 'src/run/a.ts': 'class A {\n  m(a: A, b: A, c: A, d: A) {}\n}' },
    /^src\/run\/a\.ts:2 m takes 4 parameters/,
    {
      'src/run/a.ts':
        "class A {\n  m(this: A, b: A, c: A, d: A) {}\n}\n'a'.replace(/(b)(c)/, (d, e, f, g) => d + e + f + g)",
    },
  ],
  [
    rules.typesStayOn,
    'the type any',
    { 'src/run/a.ts': 'export let a: any[]' },
    /:1 has "any"/,
    { 'src/run/a.ts': '// any\nexport let a: unknown[]' },
  ],
  [
    rules.typesStayOn,
    'a non-null assertion',
    { 'suites/auth/a.ts': 'export const b = a!.b' },
    /:1 has "non-null !"/,
    { 'suites/auth/a.ts': 'export const b = !a' },
  ],
  [
    rules.typesStayOn,
    'a definite assignment',
    { 'src/run/a.ts': 'class A {\n  b!: string\n}' },
    /:2 has "non-null !"/,
    { 'src/run/a.ts': "class A {\n  b = ''\n}" },
  ],
  [
    rules.typesStayOn,
    'a double cast',
    { 'src/run/a.ts': 'export const b = (a as unknown) as B' },
    /:1 has "as unknown as"/,
    { 'src/run/a.ts': 'export const b = a as B' },
  ],
  [
    rules.namesSayWhatTheyHold,
    'a vague file name',
    { 'src/run/utils.ts': '' },
    /"utils" says nothing/,
    { 'src/run/plan.ts': '' },
  ],
  [
    rules.namesSayWhatTheyHold,
    'a file name in camel case',
    { 'src/run/planChecks.test.ts': '' },
    /"planChecks.test.ts" is not in kebab-case/,
    { 'src/run/plan-checks.test.ts': '' },
  ],
  [
    rules.noApiByName(['acme']),
    'an API named in src',
    { 'src/run/a.ts': "const api = 'Acme'" },
    /names the API "acme"/,
    { 'src/run/a.test.ts': "const api = 'acme'" },
  ],
]

const scanAll = (files: Record<string, string>) =>
  Object.entries(files).map(([path, text]) => scan(path, text))

for (const [rule, situation, broken, says, mended] of cases) {
  test(`${situation} is seen`, () => {
    const found = rule(scanAll(broken))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(says)
  })

  test(`${situation}, once mended, is not seen`, () => {
    expect(rule(scanAll(mended))).toEqual([])
  })
}

test('every rule has a case that shows it red', () => {
  const tried = new Set(cases.map(([rule]) => rule))
  const { noApiByName: _, ...unconditional } = rules
  expect(Object.entries(unconditional).filter(([, rule]) => !tried.has(rule))).toEqual([])
})
