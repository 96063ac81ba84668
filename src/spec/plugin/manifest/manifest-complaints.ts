import type { Manifest } from '../../../model/manifest.ts'
import { toPointer } from '../../../model/pointer.ts'
import type { Api } from '../../api.ts'
import { suggestion } from '../binding-complaints.ts'
import { ROLES } from '../bound-operations.ts'
import type { Complaint } from '../schema-problems.ts'
import { claimComplaints } from './claim-complaints.ts'
import { ClaimedEntity } from './claimed-entity.ts'
import { clashes } from './clashes.ts'
import { limitComplaints } from './limit-complaints.ts'
import { roleComplaints } from './role-complaints.ts'
import { scenarioComplaints } from './scenario-complaints.ts'
import { stateComplaints } from './state-complaints.ts'
import { writeComplaints } from './write-complaints.ts'

/**
 * What a manifest claims that its API has no words for, that nothing could show, or that contradicts itself. Another
 * document than the API's own may lack what is claimed: that is for a run to find.
 */
export function manifestComplaints(manifest: Manifest, api: Api): Complaint[] {
  return [
    ...foreignApi(manifest, api),
    ...unknownClaims(manifest, api),
    ...claimComplaints(manifest),
    ...writeComplaints(manifest),
    ...(api.missing.length === 0 ? limitations(manifest, api) : []),
    ...scenarioComplaints(manifest, api),
  ]
}

function limitations(manifest: Manifest, api: Api): Complaint[] {
  const entities = new Map<string, ClaimedEntity>()
  for (const [name, claims] of Object.entries(manifest.entities)) {
    const bound = api.binding.entities[name]
    if (bound) entities.set(name, new ClaimedEntity(name, { claims, bound, api }))
  }
  // Where writes change nothing, limits on them are complained of as such.
  const limited = manifest.kind === 'stored' ? [...entities.values()] : []
  return [
    ...limited.flatMap((entity) => [
      ...stateComplaints(entity),
      ...limitComplaints(entity),
      ...clashes(entity),
    ]),
    ...roleComplaints(manifest, entities),
  ]
}

function foreignApi(manifest: Manifest, api: Api): Complaint[] {
  const message = `stands behind the API ${JSON.stringify(manifest.api)}, but ${JSON.stringify(api.id)} was loaded`
  return manifest.api === api.id ? [] : [{ pointer: '/api', message: `${message}: name that one` }]
}

function unknownClaims({ entities }: Manifest, { binding, missing }: Api): Complaint[] {
  if (missing.length > 0) return []
  const known = Object.keys(binding.entities)
  return Object.entries(entities).flatMap(([name, { operations }]) => {
    const entity = binding.entities[name]
    const pointer = toPointer(['entities', name])
    if (!entity)
      return [{ pointer, message: `the API has no entity ${JSON.stringify(name)}${suggestion(name, known)}` }]
    const roles = ROLES.filter((role) => entity[role] !== undefined)
    return [...operations.entries()]
      .filter(([, role]) => !roles.includes(role))
      .map(([index, role]) => ({
        pointer: `${pointer}/operations/${index}`,
        message: `the API binds no operation to ${role} ${name}; it has: ${roles.join(', ')}`,
      }))
  })
}
