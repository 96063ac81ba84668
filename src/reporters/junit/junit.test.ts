import { expect, test } from 'vitest'
import type { ConformanceReport, Outcome } from '../../model/report.ts'
import { certifiedReport, sampleReport } from '../sample-report.ts'
import { renderJunit } from './junit.ts'

test('a report is written as agreed', async () => {
  await expect(renderJunit(sampleReport())).toMatchFileSnapshot('golden/junit.xml')
})

test('the same report gives the same bytes', () => {
  expect(renderJunit(sampleReport())).toBe(renderJunit(sampleReport()))
})

test('every text comes back as it was, but for characters XML cannot hold', () => {
  const report = structuredClone(sampleReport())
  const statement = 'a <b attr="1">&amp;\' ]]> \u0000\u001b[31m\ud800 十二\n\ttail'
  for (const check of report.checks) check.requirement.statement = statement
  const names = found(parse(renderJunit(report)), 'testcase').map((node) => node.attributes.name)
  expect(names).toContain('AUTH-001 a <b attr="1">&amp;\' ]]> [31m\ufffd 十二\n\ttail')
})

test('a finding of a MUST is a failure with its four parts', () => {
  const text = found(parse(renderJunit(sampleReport())), 'failure')[0]?.text
  for (const part of ['expected: ', 'seen: ', 'exchange: ', 'look at: ']) expect(text).toContain(part)
})

test('no failed SHOULD or MAY is a failure, so that a certified system stays green', () => {
  const root = parse(renderJunit(certifiedReport()))
  expect(root.attributes).toMatchObject({ failures: '0', errors: '0' })
})

test.each(['warning', 'note'])(
  'a %s is a property of its testcase, with the finding in system-out',
  (name) => {
    const root = parse(renderJunit(certifiedReport()))
    const [aside] = found(root, 'testcase').filter((node) =>
      found(node, 'property').some((property) => property.attributes.name === name),
    )
    expect(aside && found(aside, 'system-out')[0]?.text).toContain('expected: ')
  },
)

test.each<Outcome>(['not-certified', 'inconclusive', 'incomplete', 'stopped'])(
  'a run without a failing check that is %s is not green',
  (outcome) => {
    const root = parse(renderJunit(withOutcome(outcome)))
    expect(Number(root.attributes.failures) + Number(root.attributes.errors)).toBe(1)
  },
)

test('a check that never reported is an error', () => {
  const [suite] = found(parse(renderJunit(sampleReport())), 'testsuite').filter(
    (node) => node.attributes.name === 'missing',
  )
  expect(suite?.attributes).toMatchObject({ tests: '1', errors: '1' })
})

test('a skipped check says why', () => {
  const messages = found(parse(renderJunit(sampleReport())), 'skipped').map((node) => node.attributes.message)
  expect(messages).toContain('blocked: The target gives no control over its clock.')
})

test('the totals are those of the testcases', () => {
  const root = parse(renderJunit(sampleReport()))
  const count = (name: string) => String(found(root, name).length)
  expect(root.attributes).toMatchObject({
    tests: count('testcase'),
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  })
})

function withOutcome(outcome: Outcome): ConformanceReport {
  const report = certifiedReport()
  return { ...report, verdict: { ...report.verdict, outcome } }
}

interface Node {
  name: string
  attributes: Record<string, string>
  children: Node[]
  text: string
}

function found(node: Node, name: string): Node[] {
  return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...found(child, name)])
}

/** A strict reader of the XML 1.0 that JUnit files need: refuses what is not well-formed. */
function parse(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' }
  const stack = [root]
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml)) throw new Error('forbidden character')
  for (const token of xml.matchAll(/<[^<>]*>|[^<>]+|[<>]/g)) {
    const [text] = token
    const top = stack.at(-1)
    if (!top) throw new Error(`content after the root: ${text}`)
    if (text.startsWith('<?')) continue
    if (text.startsWith('</')) {
      if (stack.pop()?.name !== text.slice(2, -1)) throw new Error(`unexpected ${text}`)
    } else if (text.startsWith('<')) {
      const node = open(text)
      top.children.push(node)
      if (!text.endsWith('/>')) stack.push(node)
    } else top.text += unescapeXml(text)
  }
  const [only, ...others] = root.children
  if (stack.length !== 1 || !only || others.length > 0) throw new Error('not exactly one closed root')
  return only
}

function open(tag: string): Node {
  const match = /^<([a-z-]+)((?: [a-zA-Z]+="[^"<\n]*")*)\/?>$/.exec(tag)
  if (!match) throw new Error(`malformed tag ${tag}`)
  const attributes: Record<string, string> = {}
  for (const [, name = '', value = ''] of (match[2] ?? '').matchAll(/ ([a-zA-Z]+)="([^"]*)"/g)) {
    if (name in attributes) throw new Error(`attribute twice in ${tag}`)
    attributes[name] = unescapeXml(value)
  }
  return { name: match[1] ?? '', attributes, children: [], text: '' }
}

function unescapeXml(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#10': '\n' }
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    const character = named[name]
    if (character === undefined || !whole.endsWith(';')) throw new Error(`unknown entity ${whole}`)
    return character
  })
}
