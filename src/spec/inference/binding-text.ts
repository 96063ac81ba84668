import { Document, isMap, isScalar, type Pair, type YAMLMap } from 'yaml'
import type { Inference } from '../../model/inference.ts'
import type { Manifest } from '../../model/manifest.ts'
import { pointerTokens } from '../../model/pointer.ts'

const HEAD = ` Read out of the document by \`assay new api\`. A comment says what made it so: look it over and correct it.
 Nothing is judged by what "untold" names; take a line out of it once you know that part.`

/** The text of `binding.yaml`, with the evidence as a comment at each part. */
export function bindingText({ binding, evidence, gaps }: Inference): string {
  const document = new Document(binding, { aliasDuplicateObjects: false })
  for (const { what, because } of evidence) comment(document, what, because)
  const found = gaps.map((gap) => `\n - ${gap}`)
  document.commentBefore =
    HEAD + (found.length > 0 ? `\n\n Not read out of the document:${found.join('')}` : '')
  return document.toString({ lineWidth: 0 })
}

/** The text of `system.yaml`. */
export function manifestText(manifest: Manifest): string {
  const document = new Document(manifest)
  document.commentBefore =
    ' Claims all that the document has, and that it is stored: take out what this system does not do.'
  return document.toString({ lineWidth: 0 })
}

function comment(document: Document, what: string, because: string): void {
  const tokens = pointerTokens(what)
  const parent = document.getIn(tokens.slice(0, -1), true)
  const pair = isMap(parent) ? pairOf(parent, tokens.at(-1) ?? '') : undefined
  const text = ` ${because.replaceAll('\n', ' ')}`
  if (isScalar(pair?.value)) pair.value.comment = text
  else if (isScalar(pair?.key)) pair.key.commentBefore = text
}

function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find(({ key }) => (isScalar(key) ? key.value : key) === name)
}
