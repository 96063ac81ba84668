import type { Evidence } from '../../model/inference.ts'

/** Collects what was inferred, what could not be, and which parts of the binding nothing tells. */
export class Findings {
  readonly evidence: Evidence[] = []
  readonly gaps: string[] = []
  untold: string[] = []

  /** Notes why a value was taken, and gives the value back. */
  take<Value>(what: string, value: Value, told: { because: string; at: string }): Value {
    this.evidence.push({ what, value, because: told.because, documentPointer: told.at })
    return value
  }

  gap(sentence: string): void {
    this.gaps.push(sentence)
  }

  /** A part that one place leaves untold is told by another. */
  tell(part: string): void {
    this.untold = this.untold.filter((one) => one !== part)
  }

  /** Nothing tells these parts of the binding: their values are neutral, and nothing is judged by them. */
  leaveUntold(...parts: string[]): void {
    this.untold.push(...parts)
  }
}
