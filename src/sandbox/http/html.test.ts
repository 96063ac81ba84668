import { expect, test } from 'vitest'
import { escapeHtml, Html, html } from './html.ts'

test('what is put in is text', () => {
  expect(html`<b title="${`"'>`}">${'<i>&'}</b>`.text).toBe('<b title="&quot;&#39;&gt;">&lt;i&gt;&amp;</b>')
})

test('what is HTML stays HTML, also in lists, and undefined is nothing', () => {
  const items = ['a', '<'].map((item) => html`<li>${item}</li>`)
  expect(html`<ul>${items}</ul>${undefined}${new Html('<hr>')}`.text).toBe(
    '<ul><li>a</li><li>&lt;</li></ul><hr>',
  )
})

test('escaping happens once', () => {
  expect(escapeHtml('&amp;')).toBe('&amp;amp;')
})
