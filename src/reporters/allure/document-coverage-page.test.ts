import { expect, test } from 'vitest'
import { sampleDocumentCoverage } from '../sample-document-coverage.ts'
import { documentCoveragePages } from './document-coverage-page.ts'

test('the page is written as agreed', async () => {
  const { html } = documentCoveragePages(sampleDocumentCoverage())
  await expect(html).toMatchFileSnapshot('golden/document-coverage.html')
})

test('the file for calculation is written as agreed', async () => {
  const { csv } = documentCoveragePages(sampleDocumentCoverage())
  await expect(csv).toMatchFileSnapshot('golden/document-coverage.csv')
})

test('a content type that a target made up of markup is text on the page', () => {
  const [first, ...others] = sampleDocumentCoverage().operations
  const undocumented = [{ status: 200, type: '<img src=x>' }]
  const operations = first ? [{ ...first, undocumented }, ...others] : []
  expect(documentCoveragePages({ ...sampleDocumentCoverage(), operations }).html).not.toContain('<img')
})
