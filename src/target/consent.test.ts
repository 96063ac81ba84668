import { expect, test } from 'vitest'
import type { Fetch } from '../model/fetch.ts'
import { answerForms } from './consent.ts'

const answers = { system: 'sap', username: 'ada', password: 'p"w<' }

/** What is sent when a page is answered. */
async function answered(html: string, decision: 'allow' | 'deny' = 'allow') {
  const posts: { url: string; fields: [string, string][] }[] = []
  const fetch: Fetch = async (request) => {
    if (request.method === 'GET') return new Response(html, { headers: { 'content-type': 'text/html' } })
    posts.push({ url: request.url, fields: [...new URLSearchParams(await request.text())] })
    return new Response(null, { status: 303, headers: { location: 'https://app.example/cb?code=c1' } })
  }
  const result = await answerForms(answers)(fetch)('http://api.invalid/oauth/authorize?state=s', decision)
  return { result, post: posts[0] }
}

test('the form is filled in as a person would and submitted to its action', async () => {
  const { result, post } = await answered(`<form method="post" action="/oauth/decide">
    <input type=hidden name="state" value="a&amp;b &quot;c&quot;">
    <label><input type="radio" name="system" value="netsuite" checked> NetSuite</label>
    <label><input type="radio" name="system" value="sap"> SAP</label>
    <input name='username' required><input type="password" name="password">
    <button type="submit" name="decision" value="allow">Allow</button>
    <button name="decision" value="deny">Deny</button></form>`)
  expect(post?.url).toBe('http://api.invalid/oauth/decide')
  expect(post?.fields).toEqual([
    ['state', 'a&b "c"'],
    ['system', 'sap'],
    ['username', 'ada'],
    ['password', 'p"w<'],
    ['decision', 'allow'],
  ])
  expect([result.status, result.location?.href]).toEqual([303, 'https://app.example/cb?code=c1'])
})

test('the button that stands for the decision is pressed', async () => {
  const form =
    '<form><input type="submit" name="decision" value="allow"><button name="decision" value="deny">No</button></form>'
  expect((await answered(form, 'deny')).post?.fields).toEqual([['decision', 'deny']])
})

test('a select is answered with the system, or its first choice where it is about something else', async () => {
  const { post } =
    await answered(`<form><select name="system"><option value="x">X<option value="sap">SAP</select>
    <select name="language"><option>English</option><option>German</option></select></form>`)
  expect(post?.fields).toEqual([
    ['system', 'sap'],
    ['language', 'English'],
  ])
})

test('only boxes that are ticked are sent', async () => {
  const form =
    '<form><input type="checkbox" name="a" checked><input type="checkbox" name="b" value="1"></form>'
  expect((await answered(form)).post?.fields).toEqual([['a', 'on']])
})

test('a form without an action goes back to the page itself', async () => {
  expect((await answered('<form></form>')).post?.url).toBe('http://api.invalid/oauth/authorize?state=s')
})

test('a page without a form is the answer', async () => {
  const { result, post } = await answered('<h1>Unknown client</h1>')
  expect([result, post]).toEqual([{ status: 200 }, undefined])
})

test('a page that sends the browser on at once is the answer', async () => {
  const fetch: Fetch = async () =>
    new Response(null, { status: 302, headers: { location: '/cb?error=access_denied' } })
  const result = await answerForms(answers)(fetch)('http://api.invalid/authorize', 'allow')
  expect([result.status, result.location?.href]).toEqual([302, 'http://api.invalid/cb?error=access_denied'])
})
