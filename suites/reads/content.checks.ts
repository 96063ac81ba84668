import {
  binding,
  complaints,
  deletionComplaints,
  document,
  type Entity,
  entities,
  fact,
  findScenario,
  gaps,
  having,
  keysInState,
  manifest,
  must,
  practice,
  references,
  referredKeys,
  scenarios,
  should,
  states,
  undocumentedNote,
  unfilledFields,
} from '../../src/kit/index.ts'

export const content = [
  must(
    'READ-040',
    {
      statement: 'Every reference leads to a record.',
      source: practice('referential integrity'),
      leans: ['/entities/*/references'],
      each: references,
    },
    async ({ row, crawl, unresolved, expect }) => {
      const keys = referredKeys(having(await crawl(row.entity), [row.pointer]), row.pointer)
      expect(await unresolved(row.to, keys), `keys at ${row.pointer} that lead nowhere`).toBeEmpty()
    },
  ),
  should(
    'READ-041',
    {
      statement: 'There are records in every workflow state that an integration must handle.',
      source: fact('sample data covers draft, approved and completed orders'),
      each: states,
    },
    async ({ row, crawl, expect }) => {
      const keys = keysInState(await crawl(row.entity), await crawl(row.of), row.state)
      expect(keys, `${row.entity.name} in state ${row.state}`).toHoldSomething()
    },
  ),
  must(
    'READ-042',
    {
      statement: 'The records that the system promises for testing are there.',
      source: manifest('/scenarios'),
      each: scenarios,
    },
    async ({ row, scope, as, connections, expect }) => {
      const found = await findScenario(scope, as(connections.primary.access), {
        entity: row.entity,
        where: row.scenario.where,
      })
      expect(found, row.scenario.title).toHoldSomething()
    },
  ),
  should(
    'READ-043',
    {
      statement: 'Every documented field is filled in at least one record; undocumented ones are reported.',
      source: document('components/schemas'),
      each: entities('list'),
      hint: 'A field that no sample record has is a field no integration was ever tested with.',
    },
    async ({ row, crawl, cover, note, expect }) => {
      const coverage = cover(row.entity, (await crawl(row.entity)).records)
      undocumentedNote(row.entity, coverage).map(note)
      expect(
        unfilledFields(coverage),
        `documented fields of ${row.entity.name} that are never filled`,
      ).toBeEmpty()
    },
  ),
  must(
    'READ-044',
    {
      statement: 'A soft-deleted record says when it was deleted, and its last change is not before that.',
      source: fact('deletedAt on most entities'),
      leans: ['/entities/*/deletedAt'],
      each: entities('list', (entity: Entity) => entity.deletedAt !== undefined),
      needs: ['control'],
    },
    async ({ row, sample, control, crawl, expect }) => {
      const { key } = await sample(row.entity)
      control.softDelete(row.entity.name, key)
      const all = await crawl(row.entity)
      expect(all.keys, 'keys after a soft delete').toHoldAll([key])
      expect(complaints(all, deletionComplaints(key)), 'complaints about deletion').toBeEmpty()
    },
  ),
  must(
    'READ-046',
    {
      statement: 'A soft-deleted record can still be read alone, and says the same as in the list.',
      source: fact('deletedAt on most entities'),
      leans: ['/entities/*/deletedAt'],
      each: entities('get', (entity: Entity) => entity.deletedAt !== undefined),
      needs: ['control'],
    },
    async ({ row, sample, control, get, crawl, expect }) => {
      const { key } = await sample(row.entity)
      control.softDelete(row.entity.name, key)
      const { keys, records } = await crawl(row.entity)
      expect(await get(row.entity, key), 'single record after a soft delete').toEqual(
        records[keys.indexOf(key)],
      )
    },
  ),
  must(
    'READ-045',
    {
      statement: 'What the binding names is in the document: operations, parameters, security schemes.',
      source: binding('all addresses and names'),
      each: gaps,
      hint: 'Either the document is not complete, or the binding is made for another one.',
    },
    async ({ row, expect }) => {
      expect(row.gap, 'gap in the document').toBeAbsent()
    },
  ),
]
