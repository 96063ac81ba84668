import type { Operation } from '../../src/model/operation.ts'
import type { ApiDocument } from '../../src/spec/api.ts'
import { NoValue } from '../../src/spec/values/bounded-filter.ts'
import { contradictionOf } from '../../src/spec/values/contradiction.ts'
import { bodiesOf, parametersOf, parameterValues } from '../../src/spec/values/inputs.ts'
import { sampled, ValueContext, validValues } from '../../src/spec/values/values.ts'

/** For which operations of a document a whole valid request can be made: every parameter and a body of each content type. */
export interface Cases {
  made: number
  /** Of the others, those that no request can fulfil, each with the contradiction in the document. */
  contradicting: string[]
  /** And those that ought to have one. */
  missing: string[]
}

export function casesOf({ content, operations }: ApiDocument): Cases {
  const context = new ValueContext(content)
  const cases: Cases = { made: 0, contradicting: [], missing: [] }
  for (const operation of operations) {
    const lacks = lacking(operation, context)
    if (lacks.length === 0) cases.made += 1
    const proven = lacks.every(({ contradiction }) => contradiction !== undefined)
    for (const { what, reason, contradiction } of lacks) {
      const line = `${operation.address}: ${what}: ${contradiction ?? reason}`
      ;(proven ? cases.contradicting : cases.missing).push(line)
    }
  }
  return cases
}

interface Lack {
  what: string
  reason: string
  contradiction: string | undefined
}

function lacking(operation: Operation, context: ValueContext): Lack[] {
  const parameters = parametersOf(operation, context).map((input) => ({
    what: `${input.parameter.in} parameter ${input.parameter.name}`,
    pointer: input.pointer,
    values: () => parameterValues(input, context),
  }))
  const bodies = bodiesOf(operation, context).map(({ contentType, pointer }) => ({
    what: `body ${contentType}`,
    pointer,
    values: () => validValues(pointer, context),
  }))
  return [...parameters, ...bodies].flatMap(({ what, pointer, values }) => {
    if (pointer === undefined) return []
    const reason = reasonOf(() => {
      const made = values()
      if (made) judge(sampled(made, { seed: 1, count: 1 }), pointer, context)
    })
    return reason === undefined
      ? []
      : [{ what, reason, contradiction: contradictionOf(context.view, pointer) }]
  })
}

/** Also a value that was made counts only if the schema takes it. */
function judge(values: readonly unknown[], pointer: string, { view }: ValueContext): void {
  if (values.length === 0 || !values.every((value) => view.accepts(pointer, value)))
    throw new NoValue(`the value made is not valid: ${JSON.stringify(values)}`)
}

function reasonOf(make: () => void): string | undefined {
  try {
    make()
    return undefined
  } catch (error) {
    if (error instanceof NoValue) return error.message
    throw error
  }
}
