import type { ApiDocument } from '../api.ts'
import { operationTable } from './operation-table.ts'
import { typeDeclarations } from './type-declarations.ts'

export interface GeneratedFile {
  name: string
  text: string
}

/** Types and operation table of a document. The same document gives the same bytes. */
export async function generatedFiles(document: ApiDocument, origin: Origin): Promise<GeneratedFile[]> {
  const head = banner(document, origin)
  return [
    { name: 'types.ts', text: head + (await typeDeclarations(document)) },
    { name: 'operations.ts', text: head + operationTable(document) },
  ]
}

export interface Origin {
  /** Path of the document as a reader of the generated file would look for it, with `/`. */
  source: string
  /** Command that makes the files anew. */
  command: string
}

function banner({ digest }: ApiDocument, { source, command }: Origin): string {
  const safe = (text: string) => text.replaceAll('*/', '*\\/')
  return `/**
 * Generated: do not edit. Made from ${safe(source)}
 * SHA-256 of that document, bundled: ${digest}
 * To make it anew: ${safe(command)}
 */

`
}
