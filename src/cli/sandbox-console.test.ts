import { expect, test } from 'vitest'
import { showAnswer } from './sandbox-console.ts'

const shown = (target: string): string => {
  const lines: string[] = []
  showAnswer(
    { method: 'GET', target, status: 200, ms: 1.26 },
    { write: (text) => lines.push(text), columns: undefined, colour: false },
  )
  return lines.join('')
}

test('an answered request is one line', () => {
  expect(shown('/crates?limit=2')).toBe('200 GET /crates?limit=2 1.3 ms\n')
})

test('values that may be secret do not come into the log', () => {
  expect(shown('/back?code=s3cret&page=x')).toBe('200 GET /back?code=***&page=x 1.3 ms\n')
  expect(
    shown('/x?access_token=s3cret&client_secret=s3cret&Password=s3cret&code_verifier=s3cret&%63ode=s3cret'),
  ).not.toContain('s3cret')
})
