import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unreachedDeclarations } from './declarations.ts'

const FILES = {
  'dist/index.d.ts': "export { one } from './kit/one.js';\nexport type Two = import('./kit/two.ts').Two;\n",
  'dist/kit/one.d.ts': "import type {\n  Deep\n} from '../deep.ts';\nexport declare const one: Deep;\n",
  'dist/kit/two.d.ts': "export * from 'elsewhere';\nexport type Two = 2;\n",
  'dist/deep.d.ts': "import type { one } from './kit/one.ts';\nexport type Deep = typeof one;\n",
  'dist/cli/main.d.ts': "import '../deep.ts';\n",
  'dist/generated/shop/types.d.ts': 'export type Paths = {};\n',
}
let root: string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'assay-build-'))
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

test('a declaration stays where an entry leads to it, round circles and through types', () => {
  const exports = {
    '.': { types: './dist/index.d.ts' },
    './generated/*': { types: './dist/generated/*/types.d.ts' },
    './package.json': './package.json',
  }
  expect(unreachedDeclarations(root, { exports })).toEqual([join('dist', 'cli', 'main.d.ts')])
})

test('without an entry none stays', () => {
  expect(unreachedDeclarations(root, { exports: {} })).toHaveLength(6)
})
