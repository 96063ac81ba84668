import type { Manifest } from '../../model/manifest.ts'
import { pointerTokens, toPointer } from '../../model/pointer.ts'
import type { Api } from '../api.ts'
import { suggestion } from './binding-complaints.ts'
import { ROLES } from './bound-operations.ts'
import { EntityRecords } from './entity-records.ts'
import { samePlace } from './rule-complaints.ts'
import type { Complaint } from './schema-problems.ts'

/**
 * What a manifest claims that its API has no words for. Another document than the API's own may lack what is claimed:
 * that is for a run to find.
 */
export function manifestComplaints(manifest: Manifest, api: Api): Complaint[] {
  return [
    ...foreignApi(manifest, api),
    ...unknownClaims(manifest, api),
    ...manifest.scenarios.flatMap((_, index) => scenarioComplaints(manifest, api, index)),
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

function scenarioComplaints(
  { scenarios }: Manifest,
  { binding, document, missing }: Api,
  index: number,
): Complaint[] {
  const scenario = scenarios[index]
  if (!scenario) return []
  const place = (key: string) => toPointer(['scenarios', index, key])
  const complaints: Complaint[] = []
  if (scenarios.findIndex(({ id }) => id === scenario.id) < index)
    complaints.push({
      pointer: place('id'),
      message: `another scenario has the id ${JSON.stringify(scenario.id)} already`,
    })
  if (missing.length > 0) return complaints
  if (!binding.entities[scenario.entity]) {
    const help = suggestion(scenario.entity, Object.keys(binding.entities))
    const message = `the API has no entity ${JSON.stringify(scenario.entity)}${help}`
    return [...complaints, { pointer: place('entity'), message }]
  }
  for (const pointer of Object.keys(scenario.where)) {
    const { entity, field } = throughReferences(binding.entities, scenario.entity, pointer)
    complaints.push(
      ...new EntityRecords(entity, binding, document).expectField(
        field,
        place('where') + toPointer([pointer]),
      ),
    )
  }
  return complaints
}

/** A pointer that runs on through a reference is read in the record it refers to: `/vendorKey/isActive`. */
function throughReferences(
  entities: Api['binding']['entities'],
  entity: string,
  pointer: string,
): { entity: string; field: string } {
  const tokens = pointerTokens(pointer)
  const references = Object.entries(entities[entity]?.references ?? {})
  for (let depth = 1; depth < tokens.length; depth++) {
    const reference = references.find(([place]) => samePlace(place, toPointer(tokens.slice(0, depth))))
    if (reference) return throughReferences(entities, reference[1], toPointer(tokens.slice(depth)))
  }
  return { entity, field: pointer }
}
