import type { Answer } from '../client/answer.ts'
import type { Binding } from '../model/binding.ts'
import { at } from '../model/pointer.ts'

/** Request ids of answers: from their headers, and from the bodies of those that are errors. */
export function requestIds(
  binding: Binding,
  answers: readonly Answer[],
): { inHeaders: string[]; inErrors: unknown[] } {
  return {
    inHeaders: answers.map(({ headers }) => headers.get(binding.errors.requestIdHeader) ?? ''),
    inErrors: answers
      .filter(({ status }) => status >= 400)
      .map(({ body }) => at(body, binding.errors.requestId)),
  }
}

/** How a list reacted to a page size above the maximum: `capped`, `refused`, or what else it did. */
export function reactionTo(binding: Binding, answer: Answer, maxSize: number): string {
  if (answer.status === binding.paging.invalid) return 'refused'
  const items = at(answer.body, binding.envelopes.list.items)
  if (answer.status !== 200 || !Array.isArray(items)) return `status ${answer.status}`
  const told = at(answer.body, binding.paging.meta.size)
  return items.length <= maxSize && told === maxSize ? 'capped' : `${items.length} records, told size ${told}`
}
