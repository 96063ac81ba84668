/** How the lists of an API come in pages: names are those of query parameters, places in bodies are JSON Pointers. */
export interface Paging {
  /** `offset` counts records, not pages; a `cursor` comes with each page, at `next`: without that only the first is read. */
  style: 'page' | 'offset' | 'cursor' | 'none'
  page: string
  size: string
  first: number
  defaultSize: number
  maxSize: number
  /** What a size above the maximum gives. */
  aboveMax: 'capped' | 'refused'
  /** Documented status for a page or size that is zero, negative or not a number. */
  invalid: number
  meta: {
    total: string
    page: string
    lastPage: string
    size: string
    from: string
    to: string
  }
  links: { first: string; last: string; prev: string; next: string }
  /** Where a page has the cursor of the next, or the address that it is part of. */
  next?: string
  /** Header in which answers link to other pages (RFC 8288), in place of `links`: `Link`. */
  linkHeader?: string
}

/** Whether a page tells the next by a cursor or a link, so that a list with cursors can be read beyond its first page. */
export function tellsNext({ next, linkHeader }: Paging): boolean {
  return next !== undefined || linkHeader !== undefined
}

/** What the parameter for the page says: its number, or how many records stand before it. */
export function pageParameter({ style, first }: Paging, page: number, size: number): string {
  const before = Math.round((page - first) * size)
  return style === 'cursor' ? cursorAfter(before) : String(style === 'offset' ? before : page)
}

/** The cursor of the page after so many records, as a sandbox writes it. */
export function cursorAfter(records: number): string {
  return `c${records}`
}
