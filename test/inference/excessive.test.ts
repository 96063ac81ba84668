import { expect, test } from 'vitest'
import { inferScope } from '../../src/cli/environment.ts'
import { writtenFolder } from '../../src/spec/written-folder.ts'
import { ownSuites } from '../own-suites.ts'

const HUGE = 1_000_000_000
const OK =
  "{ '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Box' } } } }, '400': { description: bad } }"
const DOCUMENT = `openapi: 3.1.0
info: { title: Boxes, version: '1' }
paths:
  /boxes:
    get:
      parameters: [{ name: q, in: query, schema: { type: string, minLength: ${HUGE} } }]
      responses: { '200': { description: ok, content: { application/json: { schema: { type: array, minItems: 3, items: { $ref: '#/components/schemas/Box' } } } } } }
    post:
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Box' } } } }
      responses: ${OK}
  /boxes/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { responses: ${OK} }
    put:
      parameters: [{ name: X-Why, in: header, required: true, schema: { type: array, minItems: ${HUGE}, items: { type: integer } } }]
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Box' } } } }
      responses: ${OK}
components:
  schemas:
    Box:
      type: object
      required: [id, name, sides]
      properties:
        id: { type: string }
        name: { type: string, minLength: ${HUGE}, maxLength: ${2 * HUGE} }
        sides: { type: array, minItems: ${HUGE}, items: { type: integer } }
        more: { type: object, minProperties: ${HUGE} }
        code: { type: string, pattern: '^a{${HUGE}}$' }
`

test('what a document demands beyond all measure is told, and holds up no plan', async () => {
  await using folder = await writtenFolder({ 'openapi.yaml': DOCUMENT })
  const { scope } = await inferScope(folder.at('openapi.yaml'))
  expect(scope.api.document.warnings.map(({ message }) => message)).toEqual([
    `"minLength" of ${HUGE} is more than is made for a test: a sandbox falls short of it, and what needs it is not tried (here and in 1 more place)`,
    expect.stringMatching(/^"minItems" of 1000000000 is .* \(here and in 1 more place\)$/),
    expect.stringMatching(/^"minProperties" of 1000000000 is /),
  ])
  const planned = (await ownSuites()).flatMap(({ checks }) =>
    checks.flatMap((check) => check.instances(scope)),
  )
  expect(planned.length).toBeGreaterThan(100)
})
