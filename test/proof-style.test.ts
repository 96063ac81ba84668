import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { lineOf, visit } from './architecture/scan.ts'

const LONGEST_PROOF = 12
const LEVELS = new Set(['must', 'should', 'may'])

/** Proofs are straight lines that a reader can check by eye; a family is a table of rows, never a branch or a loop. */
function faultsOfProofs(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  visit(source, (node) => {
    if (!ts.isCallExpression(node) || !LEVELS.has(node.expression.getText(source))) return
    const id = node.arguments[0]?.getText(source).replaceAll("'", '') ?? ''
    const proof = node.arguments.at(-1)
    if (!proof || !(ts.isArrowFunction(proof) || ts.isFunctionExpression(proof))) {
      found.push(`${path}: ${id} writes its proof elsewhere; write it in place`)
      return
    }
    const lines = linesOf(source, proof.body)
    if (lines > LONGEST_PROOF)
      found.push(`${path}: ${id} has ${lines} lines of proof, at most ${LONGEST_PROOF}`)
    let judges = false
    visit(proof.body, (inner) => {
      if (ts.isCallExpression(inner) && inner.expression.getText(source) === 'expect') judges = true
      const branch = branchOf(inner)
      if (branch)
        found.push(`${path}:${lineOf(source, inner.getStart(source))} ${id} has ${branch} in its proof`)
    })
    if (!judges) found.push(`${path}: ${id} expects nothing, so it cannot fail`)
  })
  return found
}

function linesOf(source: ts.SourceFile, body: ts.ConciseBody): number {
  const whole = lineOf(source, body.getEnd()) - lineOf(source, body.getStart(source)) + 1
  return ts.isBlock(body) ? whole - 2 : whole
}

function branchOf(node: ts.Node): string | undefined {
  if (ts.isIfStatement(node)) return 'an if'
  if (ts.isSwitchStatement(node)) return 'a switch'
  if (ts.isConditionalExpression(node)) return 'a ternary'
  if (ts.isIterationStatement(node, false)) return 'a loop'
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'forEach') return 'a forEach'
  return undefined
}

const proofOf = (...lines: string[]) => `must('A-001', {}, async ({ expect }) => {\n${lines.join('\n')}\n})`

test('every proof of a suite is short and straight', () => {
  const found = globSync('suites/**/*.checks.ts').flatMap((path) =>
    faultsOfProofs(path, readFileSync(path, 'utf8')),
  )
  expect(found).toEqual([])
})

test('a proof of twelve straight lines is accepted', () => {
  expect(faultsOfProofs('a.checks.ts', proofOf(...Array(12).fill('expect(1)')))).toEqual([])
})

test('a proof of thirteen lines is seen', () => {
  expect(faultsOfProofs('a.checks.ts', proofOf(...Array(13).fill('expect(1)')))).toEqual([
    'a.checks.ts: A-001 has 13 lines of proof, at most 12',
  ])
})

test('a proof that expects nothing is seen', () => {
  expect(faultsOfProofs('a.checks.ts', proofOf('await read()'))).toEqual([
    'a.checks.ts: A-001 expects nothing, so it cannot fail',
  ])
})

test.each([
  ['an if', 'if (a) expect(b)'],
  ['a ternary', 'expect(a ? b : c)'],
  ['a loop', 'for (const a of b) expect(a)'],
  ['a loop', 'while (a) expect(b)'],
  ['a forEach', 'a.forEach((b) => expect(b))'],
  ['a switch', 'switch (expect(a)) {}'],
])('%s in a proof is seen: %s', (branch, line) => {
  expect(faultsOfProofs('a.checks.ts', proofOf('', line))).toEqual([
    `a.checks.ts:3 A-001 has ${branch} in its proof`,
  ])
})

test('a proof that is written elsewhere is seen', () => {
  expect(faultsOfProofs('a.checks.ts', "should('A-002', {}, provesIt)")).toEqual([
    'a.checks.ts: A-002 writes its proof elsewhere; write it in place',
  ])
})
