import { askingMore } from '../../src/kit/index.ts'

const day = { type: 'string', format: 'date' }
const count = { type: 'integer', minimum: 1 }
const counts = { type: 'array', items: count }
const span = { type: 'object', required: ['from'], properties: { from: day, size: count } }

/** A list of vendors that takes parameters in each place and style of OpenAPI but those of a path, all of them optional. */
export const everyStyle = askingMore('vendors', [
  { name: 'made', in: 'query', style: 'deepObject', explode: true, schema: span },
  {
    name: 'open',
    in: 'query',
    style: 'form',
    explode: true,
    schema: { properties: { least: count }, type: 'object' },
  },
  { name: 'ranks', in: 'query', style: 'form', explode: true, schema: counts },
  { name: 'sizes', in: 'query', style: 'form', explode: false, schema: counts },
  { name: 'rows', in: 'query', style: 'spaceDelimited', explode: false, schema: counts },
  { name: 'lots', in: 'query', style: 'pipeDelimited', explode: false, schema: counts },
  { name: 'shape', in: 'query', content: { 'application/json': { schema: span } } },
  { name: 'X-Depth', in: 'header', schema: count },
  { name: 'X-Span', in: 'header', style: 'simple', explode: true, schema: span },
  { name: 'X-Shape', in: 'header', content: { 'application/json': { schema: span } } },
  // Reserved: what a document says of it as a parameter is to be ignored.
  { name: 'Accept', in: 'header', schema: { enum: ['nothing'] } },
  { name: 'zone', in: 'cookie', schema: count },
  { name: 'zones', in: 'cookie', style: 'form', explode: false, schema: counts },
])
