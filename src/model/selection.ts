/** What a run was asked for; with it the run can be repeated. */
export interface Selection {
  suites: string[]
  /** Requirement ids or keys; all where empty. */
  only: string[]
  /** Patterns of operations, where given. */
  include?: string[]
  exclude?: string[]
  seed: number
  /** Records of the largest entity, where given. */
  records?: number
  /** Checks of the suites that were not asked for. */
  leftOut?: number
  /** Requests of the whole run, where bounded, and per second. */
  maxRequests?: number
  rate?: number
  timeBudgetMs?: number
}

/** `--only READ-030 --exclude method:DELETE`: what chooses among the checks of the suites; empty where nothing does. */
export function selectionText({
  only,
  include = [],
  exclude = [],
}: Pick<Selection, 'only' | 'include' | 'exclude'>): string {
  return [
    ...(only.length > 0 ? [`--only ${only.join(',')}`] : []),
    ...include.map((text) => `--include ${text}`),
    ...exclude.map((text) => `--exclude ${text}`),
  ].join(' ')
}
