/** A POST there asks a long question, and creates nothing. */
export const ASKS = /\/(?:search|find|query|filter|lookup|list)\w*$/i

/** Words of a name, lower case: `purchaseOrder_id` gives `purchase`, `order`, `id`. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '')
}

/** `PurchaseOrders` as `purchase-orders`: the form of names in bindings. */
export function kebab(name: string): string {
  const words = wordsOf(name).join('-')
  // A name that every object has would be found in tables where nobody put it.
  const isPlain = /^[a-z]/.test(words) && words !== 'constructor'
  return isPlain ? words : `x-${words}`.replace(/-$/, '')
}

/** The same for names that differ in case and joints alone: `created_at` and `createdAt` are `createdat`. */
export function plain(name: string): string {
  return wordsOf(name).join('')
}

/** The singular of an English plural, as far as its letters tell. */
export function singularOf(word: string): string {
  if (/ies$/.test(word)) return word.replace(/ies$/, 'y')
  if (/(?:s|x|z|ch|sh)es$/.test(word) && !/(?:ase|use|ise|ose|ense)s$/.test(word)) return word.slice(0, -2)
  return /[^s]s$/.test(word) && !/(?:us|is)$/.test(word) ? word.slice(0, -1) : word
}
