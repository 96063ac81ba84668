import { at } from '../../model/pointer.ts'
import type { Call, Engine } from '../engine.ts'
import { requestBody } from '../http/body.ts'
import type { Breach } from '../rules/rule.ts'
import { inBodyNames, isDocumented } from './body-names.ts'
import type { Draft } from './draft.ts'

/**
 * Tells fields that are not the caller's: keys and times, which are the system's own, and what the document does not let
 * the body have. They are taken no notice of, unless the manifest says what becomes of them.
 */
export function foreignFields(
  engine: Engine,
  call: Call,
  { draft, breaches }: { draft: Draft; breaches: readonly Breach[] },
): (pointer: string) => boolean {
  const { binding } = draft.realm.plan
  const { id, createdAt, updatedAt, deletedAt } = binding
  const own = new Set([id, createdAt, updatedAt, deletedAt])
  const ownInLine = new Set([draft.lines?.id, draft.lines?.createdAt, draft.lines?.updatedAt])
  const [type = ''] = call.operation.requestTypes
  const body = `${requestBody(engine, call).pointer}/content/${type.replaceAll('/', '~1')}/schema`
  const schema = at(engine.api.document.content, body)
  return (pointer) => {
    if (breaches.some((breach) => overlaps(breach.pointer, pointer))) return false
    const line =
      draft.lines && pointer.startsWith(`${draft.lines.at}/`) ? /\/\d+(\/.*)$/.exec(pointer)?.[1] : undefined
    const isOwn = line === undefined ? own.has(pointer) : ownInLine.has(line)
    return isOwn || !isDocumented(engine, schema, inBodyNames(binding, pointer))
  }
}

const overlaps = (one: string, other: string): boolean =>
  one === other || one.startsWith(`${other}/`) || (one !== '' && other.startsWith(`${one}/`))
