import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runNode, toolPath } from '../command.ts'

const CONFIG = {
  compilerOptions: {
    ...{ target: 'es2024', module: 'nodenext', lib: ['es2024', 'dom'], types: [] },
    ...{ strict: true, noUncheckedIndexedAccess: true, noEmit: true, skipLibCheck: false },
    ...{ allowImportingTsExtensions: true, erasableSyntaxOnly: true, verbatimModuleSyntax: true },
  },
  include: ['*/*.ts'],
}

/** The compiler's complaints by folder: all folders are checked in one go, since starting costs more than checking does. */
export async function typeErrors(folder: string): Promise<Map<string, string[]>> {
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(CONFIG))
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  const compiler = toolPath('@typescript/native', 'tsc')
  const { code, output } = await runNode([compiler, '-p', folder, '--pretty', 'false'], { cwd: folder })
  const lines = output.split(/\r?\n/).filter((line) => /^\S.*: error TS\d+/.test(line))
  if (code !== 0 && lines.length === 0) throw new Error(`the compiler ended with ${code}: ${output}`)
  return Map.groupBy(lines, (line) => line.split('/')[0] ?? '')
}
