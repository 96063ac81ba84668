import { basename, dirname, resolve } from 'node:path'
import type { Manifest } from '../model/manifest.ts'
import type { Api } from './api.ts'
import { manifestComplaints } from './plugin/manifest/manifest-complaints.ts'
import { PluginFile } from './plugin/plugin-file.ts'

/**
 * Loads the manifest of a connected system (`systems/<system>/system.yaml`) and holds it against its API. All that does
 * not fit is told at once (`InputProblems` MANIFEST_INVALID). Where the API was loaded with another document than its
 * own, claims about what that document lacks stay: a run tells of each that nothing can prove it.
 */
export async function loadManifest(file: string, api: Api): Promise<Manifest> {
  const read = await PluginFile.read<Manifest>('system', file)
  const manifest = read.content
  if (!manifest) return read.settled('MANIFEST_INVALID')
  const folder = basename(dirname(resolve(file)))
  if (basename(file) === 'system.yaml' && manifest.system !== folder) {
    const message = `is named ${JSON.stringify(manifest.system)}, but its folder ${JSON.stringify(folder)}: give both one name`
    read.complain([{ pointer: '/system', message }])
  }
  read.complain(manifestComplaints(manifest, api))
  read.settled('MANIFEST_INVALID')
  return manifest
}
