import { createHash } from 'node:crypto'
import { InputProblems, type Problem } from '../model/harness-error.ts'
import { isObject } from '../model/json.ts'
import type { ApiDocument } from './api.ts'
import { bundle } from './document/bundle.ts'
import { operationsOf } from './document/operations.ts'
import { indexPaths } from './document/path-index.ts'
import { resolverFor } from './document/resolve.ts'
import { Responses } from './document/responses.ts'
import {
  duplicateProblems,
  foreignDocument,
  nothingToCall,
  operationProblems,
} from './document/shape-problems.ts'
import { type FileName, readSource } from './source/source.ts'
import { withoutSwagger } from './source/swagger.ts'
import { copySchemas, type Flaw } from './validation/schema-copy.ts'
import { validatorsFor } from './validation/validators.ts'

/**
 * Reads an OpenAPI 3.0 or 3.1 or a Swagger 2.0 document (JSON or YAML), follows its references into other files and indexes it.
 * Throws `InputProblems` (DOCUMENT_INVALID) with all problems found, each with its place.
 */
export async function loadDocument(from: FileName): Promise<ApiDocument> {
  const source = await withoutSwagger(await readSource(from))
  const unusable = source.problem ?? foreignDocument(source)
  if (unusable || !isObject(source.value))
    throw new InputProblems('DOCUMENT_INVALID', unusable ? [unusable] : [])
  const { content, problems, duplicates, locate } = await bundle(source, source.value)
  const found = [...duplicateProblems(duplicates), ...problems, ...operationProblems(content, locate)]
  if (found.length > 0) throw new InputProblems('DOCUMENT_INVALID', found)
  return indexed({ file: source.file, content, locate })
}

/** The same for a document that is to be called: one without operations is a problem too. */
export async function loadCallable(from: FileName): Promise<ApiDocument> {
  const document = await loadDocument(from)
  if (document.operations.length > 0) return document
  throw new InputProblems('DOCUMENT_INVALID', [nothingToCall(document.content, document.locate)])
}

/** The same document with other content, for what is tried on a change of it; places are those of the one that was read. */
export function withContent({ file, locate }: ApiDocument, content: Record<string, unknown>): ApiDocument {
  return indexed({ file, content, locate })
}

type Loaded = Pick<ApiDocument, 'file' | 'content' | 'locate'>

function indexed({ file, content, locate }: Loaded): ApiDocument {
  const resolve = resolverFor(content)
  const operations = operationsOf(content, resolve)
  const byAddress = new Map(operations.map((operation) => [operation.address, operation]))
  const operation = (address: string) => byAddress.get(address)
  const responses = new Responses(content, resolve)
  const copy = copySchemas(content)
  let digest: string | undefined
  const warnings = [
    ...warningsOf(copy.flaws, { locate, ending: UNCHECKED }),
    ...warningsOf(copy.excesses, { locate, ending: UNMADE }),
  ]
  const onFlaw = (flaw: Flaw) => void warnings.push(...warningsOf([flaw], { locate, ending: UNCHECKED }))
  return {
    title: titleOf(content, file),
    file,
    get digest() {
      digest ??= digestOf(content)
      return digest
    },
    content,
    operations,
    warnings,
    operation,
    ...indexPaths(operations),
    resolve,
    responseHeaders(address, status) {
      const called = operation(address)
      return called && responses.headers(called, status)
    },
    responseSchema(address, status) {
      const called = operation(address)
      const response = called && responses.find(called, status)
      return response && responses.jsonSchema(response)
    },
    locate,
    validators: validatorsFor({ copy, content, responses, operation, onFlaw }),
  }
}

function titleOf({ info }: Record<string, unknown>, file: string): string {
  return isObject(info) && typeof info.title === 'string' ? info.title : file
}

const UNCHECKED = 'and is not checked'
const UNMADE = 'for a test: a sandbox falls short of it, and what needs it is not tried'

/** One line per kind of flaw, at its first place: generated documents repeat theirs thousands of times. */
function warningsOf(
  flaws: Flaw[],
  { locate, ending }: Pick<ApiDocument, 'locate'> & { ending: string },
): Problem[] {
  const byMessage = Map.groupBy(flaws, (flaw) => flaw.message)
  return [...byMessage].flatMap(([message, [first, ...more]]) => {
    if (!first) return []
    const times =
      more.length > 0 ? ` (here and in ${more.length} more place${more.length === 1 ? '' : 's'})` : ''
    return [{ ...locate(first.pointer), pointer: first.pointer, message: `${message} ${ending}${times}` }]
  })
}

/** The same for two documents that mean the same: key order and layout do not count. */
function digestOf(content: Record<string, unknown>): string {
  return createHash('sha256').update(JSON.stringify(content, sortedKeys)).digest('hex')
}

function sortedKeys(_key: string, value: unknown): unknown {
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
}
