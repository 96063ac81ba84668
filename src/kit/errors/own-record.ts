import type { Answer } from '../../client/answer.ts'
import { Finding } from '../../model/finding.ts'
import type { OperationRole } from '../../model/manifest.ts'
import type { Operation } from '../../model/operation.ts'
import { at } from '../../model/pointer.ts'
import type { Acts } from '../acts.ts'
import { type Entity, isListed, type Scope } from '../scope.ts'

/** Whether a call is about a record that no list shows: there are only those that the run makes itself. */
export function needsOneMade(entity: Entity, { path }: Pick<Operation, 'path'>): boolean {
  return !isListed(entity) && path.includes('{')
}

/** Why there is no record that a call could be about, where no list shows any; undefined where one can be made. */
export function unmakeable(
  { manifest }: Scope,
  entity: Entity | undefined,
  operation: Operation,
): string | undefined {
  if (!entity || !needsOneMade(entity, operation)) return undefined
  const because = `the API has no list of ${entity.name}, and ${manifest.system}`
  if (manifest.kind === 'read-only') return `${because} keeps none that is made`
  return entity.claims.includes('create') ? undefined : `${because} does not claim to create any`
}

/** Key of a record to read: of one that the list shows, or of one made for it where there is no list. */
export async function keyToRead(
  { write, sample }: Pick<Acts, 'write' | 'sample'>,
  entity: Entity,
): Promise<string> {
  if (isListed(entity)) return (await sample(entity)).key
  const { key } = await write.make(entity)
  await write.settle(entity)
  return key
}

/**
 * The answer itself. A finding where it shows another record than the one that was made and asked for: what a list shows is
 * held against its single records elsewhere, and here there is none.
 */
export function asked(
  {
    entity,
    role,
    operation,
  }: { entity: Entity | undefined; role: OperationRole | undefined; operation: Operation },
  answer: Answer,
  { api }: Scope,
): Answer {
  if (!entity || role !== 'get' || !needsOneMade(entity, operation) || answer.status !== 200) return answer
  const shown = at(at(answer.body, api.binding.envelopes.item), entity.id)
  const { exchange } = answer
  const key = decodeURIComponent(new URL(exchange.request.url).pathname.split('/').at(-1) ?? '')
  if (String(shown) === key) return answer
  throw new Finding({
    expected: `the ${entity.singular} with the key ${key}, which its creation was answered with`,
    seen: `the key ${JSON.stringify(shown) ?? 'of none'}`,
    pointer: entity.id,
    exchange: exchange.id,
  })
}
