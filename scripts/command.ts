import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface CommandResult {
  code: number
  /** Standard output and standard error, in the order they came. */
  output: string
  ms: number
}

export interface CommandOptions {
  cwd?: string
  env?: NodeJS.ProcessEnv
}

/** Runs a program with its arguments as they are (no shell) and waits for its end; it never throws for an exit code. */
export function run(
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const start = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk) => chunks.push(chunk))
    child.stderr.on('data', (chunk) => chunks.push(chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      resolve({
        code: code ?? 1,
        output: Buffer.concat(chunks).toString('utf8'),
        ms: performance.now() - start,
      }),
    )
  })
}

/** Runs a JavaScript or TypeScript file, or a tool found by `toolPath`, under the Node that runs this. */
export function runNode(args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  return run(process.execPath, args, options)
}

/** The script behind a command of an installed package: `toolPath('knip')`, `toolPath('@biomejs/biome', 'biome')`. */
export function toolPath(packageName: string, command: string = packageName): string {
  const folder = join(import.meta.dirname, '..', 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>
  }
  const script = typeof bin === 'string' ? bin : bin[command]
  if (!script) throw new Error(`${packageName} has no command ${command}: look at "bin" in its package.json.`)
  return join(folder, script)
}
