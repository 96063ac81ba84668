/** Keys somebody might guess from a known one: counted up and down, letters exchanged, the ends cut. */
export function neighboursOf(key: string): string[] {
  const last = key.slice(-1)
  const middle = Math.floor(key.length / 2)
  const candidates = [
    key.slice(0, -1) + next(last),
    key.slice(0, -1) + previous(last),
    key.slice(0, middle) + next(key[middle] ?? '') + key.slice(middle + 1),
    next(key[0] ?? '') + key.slice(1),
    key.slice(0, -1),
    `${key}0`,
    '1',
    '0',
  ]
  return [...new Set(candidates)].filter((candidate) => candidate !== key && candidate !== '')
}

const ALPHABET = '0123456789abcdef'

function next(letter: string): string {
  return shift(letter, 1)
}

function previous(letter: string): string {
  return shift(letter, ALPHABET.length - 1)
}

function shift(letter: string, by: number): string {
  const place = ALPHABET.indexOf(letter.toLowerCase())
  return place < 0 ? '0' : (ALPHABET[(place + by) % ALPHABET.length] ?? '0')
}
