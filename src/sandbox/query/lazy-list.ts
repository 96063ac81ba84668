/**
 * A read-only array whose items are made when they are looked at: a million records in order, without a million records.
 * Everything that arrays can do works on it, at the price of making what it touches.
 */
export function lazyList<Item>(length: number, item: (index: number) => Item): readonly Item[] {
  const isPlace = (key: string | symbol): key is string =>
    typeof key === 'string' && /^\d+$/.test(key) && Number(key) < length
  return new Proxy<Item[]>([], {
    get(target, key, receiver) {
      if (key === 'length') return length
      return isPlace(key) ? item(Number(key)) : Reflect.get(target, key, receiver)
    },
    has: (target, key) => isPlace(key) || Reflect.has(target, key),
  })
}
