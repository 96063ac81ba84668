import { expect, test } from 'vitest'
import { networkFailure } from './install.ts'
import { findingsOf, type ReportedCheck, replayArguments, tableOf } from './results.ts'

function check(key: string, status: ReportedCheck['status'], kind?: 'blocked' | 'not-applicable') {
  const [id = ''] = key.split('/')
  const requirement = { id, level: 'MUST', statement: '' }
  const omission = kind && { kind, because: 'nothing to try' }
  return {
    key,
    status,
    replay: `npx assay certify --only ${key}`,
    requirement,
    ...(omission && { omission }),
  }
}

const report = {
  verdict: { outcome: 'not-certified' },
  checks: [
    check('A-1/x', 'failed'),
    check('A-1/y', 'failed'),
    check('A-2/x', 'passed'),
    check('A-3', 'failed'),
    check('A-4', 'skipped', 'blocked'),
    check('A-5', 'skipped', 'not-applicable'),
    check('A-6', 'skipped', 'not-applicable'),
    check('A-7', 'broken'),
  ],
}

test('one finding of each requirement is replayed before another of the same', () => {
  expect(findingsOf(report).map(({ key }) => key)).toEqual(['A-1/x', 'A-3', 'A-1/y'])
})

test('a table tells what passed, failed, broke, was blocked and does not apply, each by itself', () => {
  const [, line = ''] = tableOf([{ server: 'todo', operations: 8, withCase: 7, report }])
  expect(line.split(/ {2,}/)).toEqual(['todo', '8', '7/8', '1', '3', '1', '1', '2', 'not-certified'])
})

test('the arguments of a replay are those of the printed command', () => {
  expect(replayArguments('npx assay certify --only A-1/x --allow write')).toEqual(
    'certify --only A-1/x --allow write'.split(' '),
  )
})

test.each(['npm install x', "npx assay certify --header 'a: b'"])(
  'no replay is guessed from %s',
  (command) => {
    expect(() => replayArguments(command)).toThrow(/no command that can be run/)
  },
)

test.each([
  ['npm error code ENOTFOUND\nnpm error syscall getaddrinfo', 'ENOTFOUND'],
  ['npm error code E404\nnpm error 404 Not Found - after ETIMEDOUT once', undefined],
  ['npm error code ETARGET', undefined],
  ['', undefined],
])('of %j the network is to blame: %s', (output, want) => {
  expect(networkFailure(output)).toBe(want)
})
