import { cursorAfter, type Paging } from '../../model/paging.ts'
import type { PageWindow } from '../fault-points.ts'

/** The page a query asks for. Nothing but digits is a number here: `1e3`, `+1` and ` 1` are refused. */
export function pageWindow(paging: Paging, parameters: URLSearchParams): PageWindow {
  if (paging.style === 'cursor') return cursorWindow(paging, parameters)
  const size = wholeNumber(parameters.get(paging.size), paging.defaultSize)
  const place = wholeNumber(parameters.get(paging.page), paging.style === 'offset' ? 0 : paging.first)
  const page = paging.style === 'offset' ? pageAt(paging, place, size) : place
  const usual = { page: page ?? paging.first, size: size ?? paging.defaultSize }
  if (page === undefined || page < paging.first)
    return { ...usual, refuse: `${paging.page} must be a whole number from ${paging.first}.` }
  if (size === undefined || size < 1)
    return { ...usual, refuse: `${paging.size} must be a whole number from 1.` }
  if (size <= paging.maxSize) return { page, size }
  return paging.aboveMax === 'capped'
    ? { page, size: paging.maxSize }
    : { page, size, refuse: `${paging.size} must be at most ${paging.maxSize}.` }
}

/** A cursor is one that was given out; the size is as good as it may be. */
function cursorWindow(paging: Paging, parameters: URLSearchParams): PageWindow {
  const { first, defaultSize, maxSize } = paging
  const size = Math.min(maxSize, wholeNumber(parameters.get(paging.size), defaultSize) || defaultSize)
  const cursor = parameters.get(paging.page)
  const before = cursor === null ? 0 : wholeNumber(cursor.replace(/^c/, ''), 0)
  const isOurs = cursor === null || (before !== undefined && cursor === cursorAfter(before))
  if (!isOurs) return { page: first, size, refuse: `${paging.page} must be a cursor that a page told.` }
  return { page: first + (before ?? 0) / size, size }
}

/** The page that begins after so many records; between two pages, a fraction. */
function pageAt({ first, defaultSize, maxSize }: Paging, offset?: number, size?: number): number | undefined {
  return offset === undefined ? undefined : first + offset / Math.min(maxSize, size || defaultSize)
}

function wholeNumber(text: string | null, usual: number): number | undefined {
  if (text === null) return usual
  const number = /^\d{1,15}$/.test(text) ? Number(text) : undefined
  return number
}
