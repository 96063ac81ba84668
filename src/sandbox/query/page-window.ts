import type { Paging } from '../../model/binding.ts'
import type { PageWindow } from '../fault-points.ts'

/** The page a query asks for. Nothing but digits is a number here: `1e3`, `+1` and ` 1` are refused. */
export function pageWindow(paging: Paging, parameters: URLSearchParams): PageWindow {
  const page = wholeNumber(parameters.get(paging.page), paging.first)
  const size = wholeNumber(parameters.get(paging.size), paging.defaultSize)
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

function wholeNumber(text: string | null, usual: number): number | undefined {
  if (text === null) return usual
  const number = /^\d{1,15}$/.test(text) ? Number(text) : undefined
  return number
}
