import { MASK, type Watch } from './mask.ts'

/** Masks the content of XML elements that have a secret's name. */
export function maskElements(text: string, watch: Watch): string {
  return text.replace(/<([\w:.-]+)(\s[^<>]*)?>([^<]+)(?=<\/|$)/g, (whole, name, attributes = '', value) => {
    if (!watch.isSecret(name)) return whole
    watch.learn(value)
    return `<${name}${attributes}>${MASK}`
  })
}

/** Masks secret fields of a `multipart/form-data` text; the content of files is left out. */
export function maskMultipart(text: string, boundary: string, watch: Watch): string {
  return text
    .split(`--${boundary}`)
    .map((part) => maskPart(part, watch))
    .join(`--${boundary}`)
}

function maskPart(part: string, watch: Watch): string {
  const [blank] = /\r?\n\r?\n/.exec(part) ?? []
  if (blank === undefined) return part
  const start = part.indexOf(blank) + blank.length
  const head = part.slice(0, start)
  const content = part.slice(start).replace(/\r?\n$/, '')
  if (/\bfilename/i.test(head)) return `${head}(file)\r\n`
  if (!watch.isSecret(/\bname="?([^";\r\n]*)/.exec(head)?.[1] ?? '')) return part
  watch.learn(content)
  return `${head}${MASK}\r\n`
}
