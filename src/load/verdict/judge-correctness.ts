import type { CorrectnessMeasured, Measured } from '../measured.ts'

/** Whether what was answered under load was right. Nothing that was looked at is nothing known, and no pass. */
export interface CorrectnessVerdict {
  what: CorrectnessMeasured['what']
  outcome: 'pass' | 'fail' | 'not evaluated'
  checked: number
  of: number
  /** For people, one sentence with its numbers. */
  because: string
}

export function judgeCorrectness({ correctness = [] }: Measured): CorrectnessVerdict[] {
  return correctness.map(({ what, checked, of, wrong, told, examples }) => ({
    ...{ what, checked, of },
    outcome: wrong > 0 ? 'fail' : checked === 0 ? 'not evaluated' : 'pass',
    because: `${[told, ...examples].join('; ')}.`,
  }))
}
