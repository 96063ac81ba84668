import { loadScope } from '../src/cli/environment.ts'
import type { Faults } from '../src/kit/index.ts'
import { listen } from '../src/sandbox/listen.ts'
import { UserFolder } from './assay-process.ts'

const system = 'sap-s4hana'

interface Served {
  faults?: Faults
  /** Of the configuration. */
  roles?: Record<string, { access: string }>
}

/** A served system that is a target of a folder of its own, and the token it takes. */
export async function served({ faults = {}, roles }: Served = {}) {
  const scope = await loadScope({ apiFolder: 'specs/makini', manifestFile: `systems/${system}/system.yaml` })
  const listening = await listen({ ...scope, port: 0, seed: 1, records: 20, faults })
  const folder = await UserFolder.create()
  const connections = { primary: { access: 'env:OWN_TOKEN' }, ...(roles && { roles }) }
  const target = { baseUrl: listening.url, environment: 'test', api: 'makini', system, allow: ['write'] }
  const config = { hosts: ['127.0.0.1'], targets: { own: { ...target, connections } } }
  await folder.write('assay.config.yaml', JSON.stringify(config))
  return {
    folder,
    env: { OWN_TOKEN: listening.sandbox.accounts.connections.primary.accessToken },
    [Symbol.asyncDispose]: async () => {
      await listening.close()
      await folder.remove()
    },
  }
}
