import { isObject } from '../../model/json.ts'
import type { Source } from './source.ts'

/** A Swagger 2.0 document as OpenAPI 3.0; anything else as it is. The converter is loaded where it is needed. */
export async function withoutSwagger(source: Source): Promise<Source> {
  const { value, locate } = source
  if (!isObject(value) || value.swagger !== '2.0') return source
  const { upgradeFromTwoToThree } = await import('@scalar/openapi-upgrader/2.0-to-3.0')
  return {
    ...source,
    value: upgradeFromTwoToThree(structuredClone(value)),
    locate: (pointer) => locate(inSwagger(pointer)),
  }
}

const SECTIONS: Record<string, string> = {
  '/components/schemas': '/definitions',
  '/components/responses': '/responses',
  '/components/parameters': '/parameters',
  '/components/securitySchemes': '/securityDefinitions',
}

/** Where a part of the converted document came from, as near as its pointer tells. */
function inSwagger(pointer: string): string {
  const section = Object.keys(SECTIONS).find((one) => `${pointer}/`.startsWith(`${one}/`))
  return section === undefined ? pointer : SECTIONS[section] + pointer.slice(section.length)
}
