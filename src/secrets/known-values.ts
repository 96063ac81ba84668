import { derivedForms } from './derived-forms.ts'
import { SHORTEST_MARK } from './secret-names.ts'
import { cover, TextSearch } from './text-search.ts'

/** Below this a value is looked for as a word of its own only, or half of every text would go. */
const SHORTEST_INSIDE = 8
const SHORTEST_WORD = 4
/** Values learned on the way that are kept: with many more, a search would skip little. Those told are kept always. */
const LEARNED_KEPT = 200

/** Secret values and everything they turn into on the way: encoded, escaped, within other encodings. */
export class KnownValues {
  readonly #told = new Set<string>()
  readonly #learned = new Set<string>()
  readonly #like: TextSearch
  #search = new TextSearch({ shortest: SHORTEST_INSIDE })
  /** Finds a known value or whatever else gives cause to look closely, in one pass. */
  #alarm: TextSearch
  #words: RegExp | undefined
  #longest = 0

  /** `marks` give cause to look closely at a text, beside the values themselves. */
  constructor(marks: TextSearch) {
    this.#like = marks
    this.#alarm = alarmLike(marks)
  }

  /** Characters of the longest text that is looked for. */
  get longest(): number {
    return this.#longest
  }

  /** A value that is a secret for certain, whatever it looks like. */
  tell(value: string): void {
    if (value.length < SHORTEST_WORD || this.#told.has(value)) return
    this.#told.add(value)
    this.#index(value)
    const words = [...this.#told].filter((word) => word.length < SHORTEST_INSIDE)
    if (words.length > 0)
      this.#words = new RegExp(
        `(?<![\\p{L}\\p{N}])(?:${words.map(escapeRegExp).join('|')})(?![\\p{L}\\p{N}])`,
        'gu',
      )
  }

  /** A value seen where secrets stand. Ordinary words are not learned: they would be taken out everywhere. */
  learn(value: string): void {
    if (!isTelling(value) || this.#told.has(value) || this.#learned.has(value)) return
    this.#learned.add(value)
    if (this.#learned.size > LEARNED_KEPT) this.#forgetHalf()
    else this.#index(value)
  }

  /** False where a text holds neither a known value nor a mark. */
  alarmedBy(text: string): boolean {
    return this.#alarm.occursIn(text) || (this.#words !== undefined && text.search(this.#words) >= 0)
  }

  cover(text: string, mask: string): string {
    const covered = cover(text, this.#search.rangesIn(text), mask)
    return this.#words ? covered.replace(this.#words, mask) : covered
  }

  #index(value: string): void {
    for (const form of derivedForms(value)) {
      if (form.length < SHORTEST_INSIDE) continue
      this.#search.add(form)
      this.#alarm.add(form)
      this.#longest = Math.max(this.#longest, form.length)
    }
  }

  #forgetHalf(): void {
    const kept = [...this.#learned].slice(-LEARNED_KEPT / 2)
    this.#learned.clear()
    this.#search = new TextSearch({ shortest: SHORTEST_INSIDE })
    this.#alarm = alarmLike(this.#like)
    for (const value of kept) this.#learned.add(value)
    for (const value of [...this.#told, ...kept]) this.#index(value)
  }
}

function alarmLike(marks: TextSearch): TextSearch {
  return new TextSearch({ shortest: SHORTEST_MARK, ignoreCase: true, like: marks })
}

function isTelling(value: string): boolean {
  return value.length >= 12 && value.length <= 16_384 && !/\s/.test(value) && !/^\*+$/.test(value)
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
