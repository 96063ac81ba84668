import type { OperationParameter, ParameterStyle } from '../../model/operation.ts'

/** All that tells how a value is written, the defaults filled in (OpenAPI 3.1.0, Parameter Object, Fixed Fields). */
export interface Writing {
  name: string
  in: OperationParameter['in']
  style: ParameterStyle
  explode: boolean
  allowReserved: boolean
  /** Of a value that is a document by itself: style and explode say nothing then. */
  contentType: string | undefined
}

const STYLES: Record<OperationParameter['in'], ParameterStyle> = {
  path: 'simple',
  header: 'simple',
  query: 'form',
  cookie: 'form',
}

type Documented = Pick<
  OperationParameter,
  'name' | 'in' | 'style' | 'explode' | 'allowReserved' | 'contentType'
>

export function writingOf(parameter: Documented): Writing {
  const style = parameter.style ?? STYLES[parameter.in]
  return {
    name: parameter.name,
    in: parameter.in,
    style,
    explode: parameter.explode ?? (style === 'form' && parameter.contentType === undefined),
    // It speaks of queries only.
    allowReserved: parameter.allowReserved === true && parameter.in === 'query',
    contentType: parameter.contentType,
  }
}

/** What stands between the parts of a value that is written as one text, as written. */
export const DELIMITERS: Record<ParameterStyle, string> = {
  simple: ',',
  label: ',',
  matrix: ',',
  form: ',',
  spaceDelimited: '%20',
  pipeDelimited: '%7C',
  deepObject: ',',
}
