import { rmSync } from 'node:fs'
import { runNode, toolPath } from './command.ts'

// Compiles what the package ships into dist/, from nothing, so that no file of an earlier build stays.
rmSync('dist', { recursive: true, force: true })
const { code, output } = await runNode([toolPath('@typescript/native', 'tsc'), '-p', 'tsconfig.build.json'])
process.stderr.write(output)
process.exitCode = code
