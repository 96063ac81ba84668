import { at } from '../model/pointer.ts'
import { connectionFacts } from './connection-facts.ts'
import { recordSchema } from './data/record-schema.ts'
import { lazyRecord, type RecordSource } from './data/record-source.ts'
import { sampleOf } from './data/sample.ts'
import type { Engine } from './engine.ts'
import type { Connection } from './oauth/connections.ts'

/** Whether an entity is the sandbox's own connections: managed with an admin token, and not made from seed data. */
export function isConnections({ api: { binding, seed } }: Engine, entity: string): boolean {
  return binding.entities[entity]?.token === 'admin' && seed.entities[entity] === undefined
}

/** A client's connections as records of an API's entity. */
export function connectionSource(engine: Engine, entity: string, client: string): RecordSource {
  const { api, connections, clock, accounts } = engine
  const binding = api.binding.entities[entity]
  const schema = binding && recordSchema(api, binding)
  const held = () => connections.all().filter((connection) => connection.client === client)
  const value = (connection: Connection) =>
    sampleOf({
      document: api.document,
      schema,
      facts: connectionFacts(
        connection,
        accounts.clients.find(({ id }) => id === client),
      ),
      seed: connection.id,
      now: clock.now(),
    }) as Record<string, unknown>
  const record = (index: number) =>
    lazyRecord({ index, connection: '' }, () => {
      const connection = held()[index]
      return connection ? value(connection) : {}
    })
  return {
    owner: '',
    total: () => held().length,
    record,
    byIndex: record,
    reader: (pointer) => (index) => at(record(index).value, pointer),
    find(key) {
      const index = held().findIndex(({ id }) => id === key)
      return index < 0 ? undefined : record(index)
    },
    ascends: () => false,
    version: () => connections.version(),
  }
}
