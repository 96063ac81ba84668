import type { Operation } from '../../model/operation.ts'
import type { ApiDocument } from '../api.ts'

/** TypeScript source of a typed constant with all operations of a document, by address. */
export function operationTable({ operations }: ApiDocument): string {
  const rows = operations.map((operation) => `  ${literal(operation.address)}: {\n${fields(operation)}  },\n`)
  return `export const operations = {\n${rows.join('')}} as const\n\nexport type OperationAddress = keyof typeof operations\n`
}

function fields(operation: Operation): string {
  const { method, path, operationId, tags, security, requestTypes } = operation
  const parameters = operation.parameters.map(({ name, in: place, required }) => ({
    name,
    in: place,
    required,
  }))
  const values = { method, path, operationId, tags, security, requestTypes }
  const lines = Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${literal(value)}`],
  )
  lines.push(block('parameters', '[]', parameters.map(literal)))
  lines.push(
    block(
      'responses',
      '{}',
      Object.entries(operation.responses).map(([key, types]) => `${literal(key)}: ${literal(types)}`),
    ),
  )
  return lines.map((line) => `    ${line},\n`).join('')
}

/** A list or object with one entry a line, so that a change shows as one line. */
function block(name: string, brackets: string, entries: string[]): string {
  if (entries.length === 0) return `${name}: ${brackets}`
  return `${name}: ${brackets[0]}\n${entries.map((entry) => `      ${entry},\n`).join('')}    ${brackets[1]}`
}

/** JSON is TypeScript, whatever a document's texts hold. */
function literal(value: unknown): string {
  return JSON.stringify(value)
}
