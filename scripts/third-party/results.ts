/** What of a run's report is told of a server by others. */
export interface Report {
  verdict: { outcome: string }
  checks: ReportedCheck[]
}

export interface ReportedCheck {
  key: string
  status: 'passed' | 'failed' | 'broken' | 'skipped'
  replay: string
  requirement: { id: string; level: string; statement: string }
  finding?: { expected: string; seen: string }
  omission?: { kind: 'blocked' | 'not-applicable'; because: string }
}

export interface ServerRow {
  server: string
  operations: number
  /** Operations that a valid request could be made for. */
  withCase: number
  report: Report
}

const HEAD = [
  'operations',
  'valid case',
  'passed',
  'failed',
  'broken',
  'blocked',
  'not applicable',
  'outcome',
]
const NAME = 18
const CELL = 16

/** A table of servers, one line each: nothing that was left out counts as passed. */
export function tableOf(rows: readonly ServerRow[]): string[] {
  const line = (name: string, cells: readonly string[]) =>
    (name.padEnd(NAME) + cells.map((cell) => cell.padStart(CELL)).join('')).trimEnd()
  return [line('server', HEAD), ...rows.map((row) => line(row.server, cellsOf(row)))]
}

function cellsOf({ operations, withCase, report: { checks, verdict } }: ServerRow): string[] {
  const count = (holds: (check: ReportedCheck) => boolean) => String(checks.filter(holds).length)
  return [
    String(operations),
    `${withCase}/${operations}`,
    count(({ status }) => status === 'passed'),
    count(({ status }) => status === 'failed'),
    count(({ status }) => status === 'broken'),
    count(({ omission }) => omission?.kind === 'blocked'),
    count(({ omission }) => omission?.kind === 'not-applicable'),
    verdict.outcome,
  ]
}

/** What failed, with one of each requirement first, so that a bounded number of replays tries every kind. */
export function findingsOf({ checks }: Report): ReportedCheck[] {
  const failed = checks.filter(({ status }) => status === 'failed')
  const first = failed.filter((one) => failed.find(sameRequirement(one)) === one)
  return [...first, ...failed.filter((one) => !first.includes(one))]
}

function sameRequirement({ requirement }: ReportedCheck): (other: ReportedCheck) => boolean {
  return (other) => other.requirement.id === requirement.id
}

/** Arguments of the command that a report prints. Throws where it is none of Assay, or needs a shell to be understood. */
export function replayArguments(command: string): string[] {
  const [npx, assay, ...args] = command.split(' ')
  if (npx === 'npx' && assay === 'assay' && !/['"\\]/.test(command)) return args
  throw new Error(`This is no command that can be run as it is: ${command}`)
}
