import type { ScenarioClaim } from '../model/manifest.ts'
import type { Family } from './check.ts'
import type { EntityRow } from './families.ts'
import { entityOf } from './scope.ts'

interface ScenarioRow extends EntityRow {
  scenario: ScenarioClaim
}

/** The records the system promises to have. */
export const scenarios: Family<ScenarioRow> = (scope) =>
  scope.manifest.scenarios.map((scenario) => {
    const entity = entityOf(scope, scenario.entity)
    const because = `the document has no operation to list ${scenario.entity}`
    return entity
      ? { key: scenario.id, entity, scenario }
      : { key: scenario.id, omission: { kind: 'blocked', because } }
  })
