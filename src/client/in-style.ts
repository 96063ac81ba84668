import type { Client } from 'openapi-fetch'
import type { OperationParameter } from '../model/operation.ts'
import type { ApiDocument } from '../spec/api.ts'
import { fillPath, type GivenValues, writeValues } from './parameters.ts'
import { serializeQuery } from './query.ts'

const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE']

/** What a call is given; what else it holds is none of ours. */
interface Given {
  params?: GivenValues & { path?: Record<string, unknown> }
}

/**
 * openapi-fetch has its writers write without saying for which operation, so that they cannot tell a style. Here each call
 * brings along writers of its own, unless it has some already.
 */
export function inStyle<Paths extends object>(
  client: Client<Paths>,
  document: Pick<ApiDocument, 'operation'>,
): Client<Paths> {
  const { request } = client
  const call = (method: string, path: string, given: Given = {}): unknown => {
    const documented = document.operation(`${method.toUpperCase()} ${path}`)?.parameters ?? []
    return Reflect.apply(request, client, [method, path, styled(documented, given)])
  }
  const methods = METHODS.map((method) => [
    method,
    (path: string, given?: Given) => call(method, path, given),
  ])
  return Object.assign(client, { ...Object.fromEntries(methods), request: call })
}

function styled(documented: readonly OperationParameter[], given: Given): Given {
  const { params } = given
  const writers = {
    pathSerializer: (path: string, values: Record<string, unknown>) => fillPath(path, documented, values),
    querySerializer: (query: unknown) => serializeQuery(query, documented),
  }
  if (!params?.header && !params?.cookie) return { ...writers, ...given }
  const { headers } = writeValues(documented, { header: params.header, cookie: params.cookie })
  return { ...writers, ...given, params: { ...params, header: headers } }
}
