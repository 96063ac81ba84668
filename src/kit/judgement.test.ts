import { expect, test } from 'vitest'
import type { Exchange } from '../model/exchange.ts'
import { Finding } from '../model/finding.ts'
import { HarnessError } from '../model/harness-error.ts'
import { createRedactor } from '../secrets/redactor.ts'
import { Secret } from '../secrets/secret.ts'
import { judge, skipped } from './judgement.ts'
import { Unjudged } from './unjudged.ts'

const secret = 'Canary-42-s3cr3t-7919'
const redactor = createRedactor([new Secret(secret)])
const finding = (seen: string) => new Finding({ expected: `not ${seen}`, seen, pointer: `/${seen}` })
const exchange = (id: string): Exchange => ({
  id,
  startedAt: '2026-11-24T06:00:00.000Z',
  durationMs: 1,
  request: { method: 'GET', url: 'http://api.invalid/', headers: [] },
})

test.each([
  ['a finding', finding(`status 200: ${secret}`)],
  ['a reason why nothing can be judged', new Unjudged(`no record ${secret}`)],
  ['a failure of the harness', new HarnessError('TARGET_FAILED', `no answer to ${secret}.`)],
  ['a defect of a check', new TypeError(`${secret} is no function`)],
  ['whatever else is thrown', secret],
])('%s is told without secrets', (_, thrown) => {
  const told = JSON.stringify(judge(thrown, [], redactor))
  expect(told).not.toContain('Canary')
  expect(told).toContain('***')
})

test('the reason of a skip is told without secrets', () => {
  expect(skipped({ kind: 'blocked', because: `no ${secret}` }, redactor).omission?.because).toBe('no ***')
})

test('a secret is taken out whole, wherever a long text is cut', () => {
  for (let before = 270; before <= 300; before += 1) {
    const { finding: told } = judge(finding(`${'x'.repeat(before)}${secret}${'y'.repeat(100)}`), [], redactor)
    expect(`${told?.expected} ${told?.seen}`).not.toContain('Cana')
    expect(told?.seen.length).toBe(300)
  }
})

test.each([
  ['none', 'nothing was exchanged', [], undefined],
  ['it', 'there is but one', ['x1'], 'x1'],
  ['none', 'several may be to blame', ['x1', 'x2'], undefined],
])('a finding about a value names %s of the exchanges where %s', (_, __, ids, named) => {
  expect(judge(finding('7'), ids.map(exchange), redactor).finding?.exchange).toBe(named)
})

test('a finding that knows its exchange names it', () => {
  const known = new Finding({ expected: '1', seen: '2', exchange: 'x1' })
  expect(judge(known, ['x1', 'x2'].map(exchange), redactor).finding?.exchange).toBe('x1')
})
