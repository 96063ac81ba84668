import { at } from '../../model/pointer.ts'
import { isPresent, placesAt } from './places.ts'
import type { Breach, Rule, WriteFacts } from './rule.ts'

/** These fields must be given. A line that comes with an update is new, so it must have what a new line needs. */
export const required: Rule<'required'> = (limit, write) => {
  const on = limit.on ?? ['create']
  return limit.fields
    .flatMap((field) => {
      const inLine = write.linesAt !== undefined && field.startsWith(`${write.linesAt}/*/`)
      if (on.some((role) => role === write.role)) return missing(field, write, () => true)
      const addsLines = inLine && write.role === 'update' && on.includes('create')
      return addsLines ? missing(field, write, (pointer) => at(write.before, pointer) === undefined) : []
    })
    .map((pointer): Breach => ({ limit, pointer }))
}

/** Places of the field that were not sent; only in lines of which the last argument says so. */
function missing(field: string, { sent }: WriteFacts, counts: (line: string) => boolean): string[] {
  const star = field.lastIndexOf('/*/')
  const holders = star < 0 ? [''] : placesAt(sent, field.slice(0, star + 2)).map(({ pointer }) => pointer)
  const rest = star < 0 ? field : field.slice(star + 2)
  return holders
    .filter((holder) => holder === '' || counts(holder))
    .map((holder) => holder + rest)
    .filter((pointer) => !isPresent(at(sent, pointer)))
}
