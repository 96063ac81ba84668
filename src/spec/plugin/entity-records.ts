import { type Binding, type EntityBinding, itemsPointer } from '../../model/binding.ts'
import { nearest } from '../../model/nearest.ts'
import { pointerTokens, toPointer } from '../../model/pointer.ts'
import type { ApiDocument } from '../api.ts'
import type { Complaint } from './schema-problems.ts'
import { propertyNames, type Reached, reach } from './schema-walk.ts'

/** What the document says of the records of one entity. */
export class EntityRecords {
  readonly #name: string
  readonly #schemas: Reached
  readonly #document: ApiDocument

  constructor(name: string, binding: Binding, document: ApiDocument) {
    this.#name = name
    this.#document = document
    this.#schemas = recordSchemas(binding, binding.entities[name], document)
  }

  /** A complaint at `place` where the document lists the fields of a record, and none at `field`. */
  expectField(field: string, place: string): Complaint[] {
    const tokens = pointerTokens(field)
    const whole = 'names no field, but the whole record: name one, such as "/title"'
    if (tokens.length === 0) return [{ pointer: place, message: whole }]
    for (const [depth, token] of tokens.entries()) {
      const above = reach(this.#schemas, toPointer(tokens.slice(0, depth)), this.#document.resolve)
      if (above === 'open') return []
      const next = reach(above, toPointer([token]), this.#document.resolve)
      if (next === 'open') return []
      if (next.length === 0) return [this.#unknown(token, above, { field, place })]
    }
    return []
  }

  /** Schemas of what stands at a place of a record. */
  at(field: string): Reached {
    return reach(this.#schemas, field, this.#document.resolve)
  }

  #unknown(token: string, above: Reached, { field, place }: { field: string; place: string }): Complaint {
    const near = nearest(token, propertyNames(above, this.#document.resolve))
    const help =
      near === undefined ? 'see its schema in the document' : `did you mean ${JSON.stringify(near)}?`
    const message = `records of ${this.#name} have no ${JSON.stringify(token)} for ${JSON.stringify(field)}; ${help}`
    return { pointer: place, message }
  }
}

/** Schemas of a record: as the item of its list, or else as it is read alone. */
function recordSchemas(binding: Binding, entity: EntityBinding | undefined, document: ApiDocument): Reached {
  if (!entity) return 'open'
  const { list, get = '' } = entity
  const answer = document.responseSchema(list ?? get, 200)
  if (!answer) return 'open'
  const place = list === undefined ? binding.envelopes.item : `${itemsPointer(binding, entity)}/*`
  const records = reach([answer.schema], place, document.resolve)
  return records.length === 0 ? 'open' : records
}
