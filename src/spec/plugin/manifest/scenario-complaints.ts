import type { Manifest } from '../../../model/manifest.ts'
import { pointerTokens, toPointer } from '../../../model/pointer.ts'
import type { Api } from '../../api.ts'
import { suggestion } from '../binding-complaints.ts'
import { EntityRecords } from '../entity-records.ts'
import { samePlace } from '../rule-complaints.ts'
import type { Complaint } from '../schema-problems.ts'

/** Scenarios of one id, or about what the API has no words for. */
export function scenarioComplaints(manifest: Manifest, api: Api): Complaint[] {
  return manifest.scenarios.flatMap((_, index) => oneScenario(manifest, api, index))
}

function oneScenario(
  { scenarios, entities }: Manifest,
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
    const here = place('where') + toPointer([pointer])
    complaints.push(...new EntityRecords(entity, binding, document).expectField(field, here))
    if (entity !== scenario.entity) complaints.push(...unlisted(entities, entity, here))
  }
  return [...complaints, ...unlisted(entities, scenario.entity, place('entity'))]
}

/** What a system does not list, nobody can find the records of a scenario in. */
function unlisted(entities: Manifest['entities'], name: string, pointer: string): Complaint[] {
  if (entities[name]?.operations.includes('list')) return []
  return [
    {
      pointer,
      message: `looks into ${name}, which this system does not claim to list: claim it, or drop this`,
    },
  ]
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
