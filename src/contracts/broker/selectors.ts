/** Which of a consumer's versions a pact is taken of, as the broker takes it. */
export type Selector = Record<string, string | true>

const TEXTS = ['branch', 'fallbackBranch', 'environment', 'consumer']
const FLAGS = ['mainBranch', 'matchingBranch', 'deployedOrReleased', 'deployed', 'released', 'latest']

/** What Pact recommends where nothing is chosen. */
export const USUAL_SELECTORS: readonly Selector[] = [{ mainBranch: true }, { deployedOrReleased: true }]

/** How selectors are written, for messages: `branch=main,consumer=shop`. */
export const SELECTOR_FORM = `${TEXTS.map((name) => `${name}=…`).join(', ')}, ${FLAGS.join(', ')}, several joined by commas`

/** `branch=main,consumer=shop` → `{ branch: 'main', consumer: 'shop' }`; undefined for what is no selector. */
export function parseSelector(text: string): Selector | undefined {
  const parts = text.split(',').map((part): [string, string | true] | undefined => {
    const [name = '', ...rest] = part.trim().split('=')
    const value = rest.join('=')
    if (rest.length > 0) return TEXTS.includes(name) && value !== '' ? [name, value] : undefined
    return FLAGS.includes(name) ? [name, true] : undefined
  })
  const known = parts.filter((part) => part !== undefined)
  return known.length === parts.length ? Object.fromEntries(known) : undefined
}
