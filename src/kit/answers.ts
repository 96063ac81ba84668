import type { Answer } from '../client/answer.ts'
import type { Binding } from '../model/binding.ts'
import { at } from '../model/pointer.ts'

/** Request ids of answers, from their headers. */
export function requestIds(binding: Binding, answers: readonly Answer[]): string[] {
  return answers.map(({ headers }) => headers.get(binding.errors.requestIdHeader) ?? '')
}

/** Request ids of errors, from their bodies. */
export function idsInBodies(binding: Binding, answers: readonly Answer[]): unknown[] {
  return answers.map(({ body }) => at(body, binding.errors.requestId))
}

/** How a list reacted to a page size above the maximum: `capped`, `refused`, or what else it did. */
export function reactionTo(binding: Binding, answer: Answer, maxSize: number): string {
  if (answer.status === binding.paging.invalid) return 'refused'
  const items = at(answer.body, binding.envelopes.list.items)
  if (answer.status !== 200 || !Array.isArray(items)) return `status ${answer.status}`
  const told = at(answer.body, binding.paging.meta.size)
  return items.length <= maxSize && told === maxSize ? 'capped' : `${items.length} records, told size ${told}`
}
