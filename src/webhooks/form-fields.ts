/**
 * Name and value of each field of an `application/x-www-form-urlencoded` body, sorted by name and then by value, each pair
 * once, with nothing in between. Over bytes: a decoder of texts would make one of all bytes that are no UTF-8.
 */
export function formBytes(body: Buffer): Buffer {
  const pairs = body
    .toString('latin1')
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const mark = pair.indexOf('=')
      return mark < 0 ? [decoded(pair), ''] : [decoded(pair.slice(0, mark)), decoded(pair.slice(mark + 1))]
    })
    .sort(([nameA = '', valueA = ''], [nameB = '', valueB = '']) =>
      nameA === nameB ? order(valueA, valueB) : order(nameA, nameB),
    )
  const distinct = pairs.filter(
    ([name, value], index) => name !== pairs[index - 1]?.[0] || value !== pairs[index - 1]?.[1],
  )
  return Buffer.from(distinct.flat().join(''), 'latin1')
}

/** Each character is a byte, so this is the order of the bytes. */
function order(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function decoded(text: string): string {
  return text
    .replaceAll('+', ' ')
    .replaceAll(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}
