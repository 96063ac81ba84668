import { readFileSync, rmSync } from 'node:fs'
import { unreachedDeclarations } from './build/declarations.ts'
import { runNode, toolPath } from './command.ts'

// Compiles what the package ships into dist/, from nothing, so that no file of an earlier build stays.
rmSync('dist', { recursive: true, force: true })
const { code, output } = await runNode([toolPath('@typescript/native', 'tsc'), '-p', 'tsconfig.build.json'])
process.stderr.write(output)
process.exitCode = code
const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
if (code === 0) for (const file of unreachedDeclarations('.', manifest)) rmSync(file)
