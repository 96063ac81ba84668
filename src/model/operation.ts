export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS' | 'TRACE'

/** One operation of a document, addressed as `METHOD /path/{template}`. */
export interface Operation {
  /** `GET /api/erp/vendors/{key}`: how bindings, findings and people name it. */
  address: string
  method: Method
  path: string
  /** JSON Pointer of the operation in the document. */
  pointer: string
  operationId?: string
  tags: string[]
  /** Names of the security schemes, any of which admits a call; empty for a public operation. */
  security: string[]
  parameters: OperationParameter[]
  /** Content types the request body may have; empty where there is none. */
  requestTypes: string[]
  /** Documented statuses as written (`200`, `4XX`, `default`) and their content types. */
  responses: Record<string, string[]>
}

/** `/api/erp/vendors` of `GET /api/erp/vendors`. */
export function pathOf(address: string): string {
  return address.slice(address.indexOf(' ') + 1)
}

export interface OperationParameter {
  name: string
  in: 'path' | 'query' | 'header' | 'cookie'
  required: boolean
  pointer: string
  /** How its value is written, where the document says so; else the default of its place holds. */
  style?: ParameterStyle
  explode?: boolean
  allowReserved?: boolean
  /** Of a parameter whose value is a document of this type, such as JSON; such a one has no style. */
  contentType?: string
}

/** How the value of a parameter is written (OpenAPI 3, Parameter Object, Style Values). */
export type ParameterStyle =
  | 'simple'
  | 'label'
  | 'matrix'
  | 'form'
  | 'spaceDelimited'
  | 'pipeDelimited'
  | 'deepObject'
