import { at } from '../../model/pointer.ts'
import { successHeader } from '../../spec/document/response-headers.ts'
import { assign } from '../data/overlay.ts'
import { successStatus } from '../data/record-schema.ts'
import { copyOf } from '../data/rule-node.ts'
import type { Call, Engine } from '../engine.ts'
import type { Row, WriteContext } from '../fault-points.ts'
import type { Reply } from '../http/reply.ts'
import { documentedAnswer } from '../operations/documented-answer.ts'
import { wrap } from '../operations/item-operation.ts'
import { tellOfWrite } from '../webhooks/record-events.ts'
import { breachesOf } from './breaches.ts'
import { type Draft, stampAt } from './draft.ts'
import { finish } from './finish.ts'
import { foreignFields } from './foreign-fields.ts'
import { refuseWrite } from './refusal.ts'
import { type Refused, rule, type Taken, takeBack } from './ruling.ts'

interface Drafted {
  draft: Draft
  about: WriteContext
}

/** Stores a write, within what the manifest claims. `shown` is there where it was taken. */
export function carryOut(
  engine: Engine,
  call: Call,
  { draft, about }: Drafted,
): { reply: Reply; shown?: Row } {
  const breaches = breachesOf(engine, draft, about)
  const ruling = rule(engine, draft, { breaches, about })
  if ('refused' in ruling) return { reply: refused(engine, call, { draft, about, ...ruling }) }
  const { taken } = ruling
  if (about.role !== 'status') takeBack(draft, taken, foreignFields(engine, call, { draft, breaches }))
  const { before, sent } = draft
  const record = about.role === 'remove' ? removed(engine, draft) : written(engine, draft, { taken, about })
  const stored = engine.tap('write.store', taken.nothing ? undefined : record, { ...about, before, sent })
  // A key that was answered is not given again, even if nothing is stored.
  if (about.role === 'create') engine.records.reserve(draft.realm)
  if (stored) store(engine, draft, { about, record: stored })
  tellOfWrite(engine, { ...draft, role: about.role, applied: !taken.nothing })
  const shown = copyOf(taken.nothing ? (before ?? record) : record) as Row
  for (const [pointer, value] of taken.echoed) assign(shown, pointer, value)
  const answered = engine.tap('write.answer', shown, { ...about, before, sent, stored: record })
  return { reply: answer(engine, call, answered), shown: answered }
}

function written(engine: Engine, draft: Draft, { taken, about }: { taken: Taken; about: WriteContext }): Row {
  const record = finish(engine, { ...draft, after: taken.after }, about)
  for (const [pointer, value] of taken.kept) assign(record, pointer, value)
  return record
}

/** Where deleted records are shown, it is marked as one. */
function removed({ clock }: Engine, { realm, after }: Draft): Row {
  const { deletedAt, updatedAt } = realm.plan.binding
  const record = copyOf(after) as Row
  for (const pointer of deletedAt === undefined ? [] : [deletedAt, updatedAt])
    stampAt(record, pointer, { realm, now: clock.now() })
  return record
}

/** All or nothing: what was refused leaves nothing behind. */
function refused(engine: Engine, call: Call, write: Drafted & { refused: Refused }): Reply {
  const { draft, about } = write
  const leftover = engine.tap('write.leftover', undefined, {
    ...about,
    breach: write.refused.breach,
    get record() {
      return finish(engine, draft, about)
    },
  })
  if (leftover && about.role === 'create') engine.records.reserve(draft.realm)
  if (leftover) store(engine, draft, { about, record: leftover })
  tellOfWrite(engine, { ...draft, role: about.role, applied: false })
  return refuseWrite(engine, call.operation, { ...write.refused, about })
}

function store(engine: Engine, { realm, index }: Draft, to: { about: WriteContext; record: Row }): void {
  const { about, record } = to
  const now = engine.clock.now()
  const isGone = about.role === 'remove' && realm.plan.binding.deletedAt === undefined
  const due = now + engine.tap('write.delay', 0, about)
  engine.records.schedule(due, now, () => {
    if (isGone) engine.records.remove(realm, index)
    else engine.records.write(realm, index, record)
  })
}

export function answer(engine: Engine, call: Call, shown: Row): Reply {
  const status = successStatus(engine.api.document, call.operation.address)
  const isEmpty = status === 204 || call.operation.responses[String(status)]?.length === 0
  const headers = locationOf(engine, call, { shown, isEmpty })
  return isEmpty
    ? { status, headers }
    : {
        ...{ status, headers },
        json: documentedAnswer(engine, call, { value: wrap(engine, shown), entity: call.part?.entity ?? '' }),
      }
}

/** Where a new record stands, if the document says so or nothing else of the answer tells its key (RFC 9110 section 15.3.2). */
function locationOf(
  { api, baseUrl }: Engine,
  { part, operation, url }: Call,
  { shown, isEmpty }: { shown: Row; isEmpty: boolean },
): NonNullable<Reply['headers']> {
  const bound = part?.role === 'create' ? api.binding.entities[part.entity] : undefined
  const key = bound && at(shown, bound.id)
  const isTold = isEmpty || successHeader(api.document, operation, 'Location') !== undefined
  if (!bound?.get || key === undefined || !isTold) return []
  return [['location', `${baseUrl}${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(String(key))}`]]
}
