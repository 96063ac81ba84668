import { pathOf } from '../../model/operation.ts'
import { parameterFault } from '../../spec/parameters/sent.ts'
import { parametersIn } from '../data/parents.ts'
import type { Call, Engine } from '../engine.ts'
import { documentedStatus } from '../http/documented-status.ts'
import { type Reply, refuse } from '../http/reply.ts'

/** Refuses a call whose path holds a value that its document does not have there, as the document has refusals; else undefined. */
export function pathComplaint(engine: Engine, call: Call): Reply | undefined {
  const { document } = engine.api
  const { operation } = call
  const path = judgedInPath(engine, call)
  const sent = { path, query: [], cookies: [], header: () => null }
  for (const parameter of operation.parameters.filter((one) => one.in === 'path')) {
    const fault = parameterFault(document, parameter, sent)
    if (fault === undefined) continue
    const status = documentedStatus(document, operation.address, [400, 422, 404])
    const message = `The path parameter ${parameter.name} ${fault}.`
    return refuse(status === 404 ? 'notFound' : 'invalid', status, { message })
  }
  return undefined
}

/**
 * Values that schemas judge, as they were sent: those that name a record are judged by whether there is one. Only where the
 * binding was inferred; another says itself what a path may be.
 */
function judgedInPath({ api }: Engine, { operation, part, texts }: Call): Record<string, string> {
  const { chains = {}, entities, untold } = api.binding
  if (untold === undefined) return {}
  const sources = chains[operation.path.replace(/\/$/, '')] ?? {}
  const isAboutRecord = () =>
    part !== undefined || Object.values(entities).some(({ get }) => get && continues(operation.path, get))
  const names = parametersIn(operation.path).filter((name) => {
    const source = sources[name]
    return source ? source.from === undefined : !isAboutRecord()
  })
  return Object.fromEntries(names.flatMap((name) => (texts[name] === undefined ? [] : [[name, texts[name]]])))
}

function continues(path: string, address: string): boolean {
  return path.startsWith(`${pathOf(address)}/`)
}
