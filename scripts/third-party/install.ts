import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { runNode } from '../command.ts'
import type { ThirdParty } from './servers.ts'

/** Below node_modules, so neither the repository nor the package ever holds what others have made. */
const CACHE = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'assay-third-party')

const NETWORK = new Set([
  ...['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENETUNREACH', 'EHOSTUNREACH'],
  ...['ERR_SOCKET_TIMEOUT', 'ENOTCACHED', 'UND_ERR_CONNECT_TIMEOUT'],
])

/** The code by which npm says that no registry could be reached; undefined where it failed for another reason. */
export function networkFailure(output: string): string | undefined {
  const code = /^npm (?:error|ERR!) code (?<code>\S+)$/m.exec(output)?.groups?.code
  return code !== undefined && NETWORK.has(code) ? code : undefined
}

export type Installation = { folder: string } | { leftOut: string }

/**
 * Installs a server without running any script of its packages, once: later runs find it in the cache. Says why it is left out
 * where there is no network; throws where npm fails otherwise.
 */
export async function install({ name, packages }: ThirdParty): Promise<Installation> {
  const digest = createHash('sha256').update(packages.join(' ')).digest('hex').slice(0, 8)
  const folder = join(CACHE, `${name}-${digest}`)
  if (existsSync(folder)) return { folder }
  const begun = `${folder}.part`
  await rm(begun, { recursive: true, force: true })
  await mkdir(begun, { recursive: true })
  const { code, output } = await npm([
    'install',
    '--prefix',
    begun,
    '--ignore-scripts',
    ...QUIET,
    ...packages,
  ])
  const unreachable = code === 0 ? undefined : networkFailure(output)
  if (unreachable !== undefined) return { leftOut: `npm reached no registry (${unreachable})` }
  if (code !== 0) throw new Error(`npm could not install ${packages.join(' ')}:\n${output}`)
  await rename(begun, folder)
  return { folder }
}

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error', '--fetch-retries=1', '--fetch-timeout=20000']

function npm(args: readonly string[]) {
  const script = process.env.npm_execpath
  if (!script) throw new Error('Run this with `npm run third-party`, which says where npm is.')
  return runNode([join(dirname(script), 'npm-cli.js'), ...args])
}
