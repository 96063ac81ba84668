import type { Family, OmittedRow, Row } from './check.ts'

export interface GapRow extends Row {
  /** What the binding names and the document lacks, one sentence; undefined where nothing is lacking. */
  gap: string | undefined
}

/** What was read out of a document is in it: that would pass whatever a system does. */
const TAKEN_FROM_IT: OmittedRow = {
  key: 'document',
  omission: { kind: 'not-applicable', because: 'the binding is inferred: all it names is in the document' },
}

/** One row per gap between binding and document; a single row where there is none. */
export const gaps: Family<GapRow> = ({ api }) =>
  api.missing.length === 0
    ? [api.binding.untold === undefined ? { key: 'document', gap: undefined } : TAKEN_FROM_IT]
    : api.missing.map((gap, index) => ({ key: `gap-${index + 1}`, gap }))
