import { expect, test } from 'vitest'
import { sampleMatrices } from '../sample-matrices.ts'
import { matrixPage } from './matrix-page.ts'

test('the page is written as agreed', async () => {
  await expect(matrixPage(sampleMatrices())).toMatchFileSnapshot('golden/matrices.html')
})

test('a state called like markup is text on the page', () => {
  const { states, ...others } = sampleMatrices()
  const named = states.map((cell) => ({ ...cell, state: '<img src=x>' }))
  expect(matrixPage({ ...others, states: named })).not.toContain('<img')
})

test('a share of nothing is no division by zero', () => {
  expect(matrixPage({ states: [], roles: [], limits: [] })).toContain('<p>0 of 0 claims passed.</p>')
})
