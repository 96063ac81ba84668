export interface Element {
  name: string
  attributes: Record<string, string | number | undefined>
  children: readonly (Element | string)[]
}

/** An element; attributes that are undefined are left out. */
export function element(
  name: string,
  attributes: Element['attributes'],
  children: Element['children'] = [],
): Element {
  return { name, attributes, children }
}

/** A document of one root, indented; an element that holds text is kept on its lines, since blanks count there. */
export function renderXml(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${render(root, '')}\n`
}

function render(node: Element, indent: string): string {
  const attributes = Object.entries(node.attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value)).replaceAll('\n', '&#10;')}"`)
    .join('')
  if (node.children.length === 0) return `${indent}<${node.name}${attributes}/>`
  const text = node.children.every((child) => typeof child === 'string')
  const inner = node.children.map((child) =>
    typeof child === 'string' ? escapeXml(child) : `\n${render(child, `${indent}  `)}`,
  )
  return `${indent}<${node.name}${attributes}>${inner.join('')}${text ? '' : `\n${indent}`}</${node.name}>`
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** XML 1.0 has no way to write most control characters, not even escaped: they are removed. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\u{20}-\u{7E}\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
