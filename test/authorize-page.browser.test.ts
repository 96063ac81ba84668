import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen } from '../src/sandbox/listen.ts'
import { api, manifest, question } from './sandbox/depot.ts'

const CHROMIUM = '/usr/bin/chromium'
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

// Left out, and shown as left out, where no Chromium is installed.
const inBrowser = test.skipIf(!existsSync(CHROMIUM))

const served = await listen({ api, manifest, seed: 1, port: 0 })
const callback = `${served.url}/-/callback`
const { username, password } = served.sandbox.accounts.credentials
let browser: Browser | undefined

beforeAll(async () => {
  if (existsSync(CHROMIUM)) browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET })
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await served.close()
})

/** The page in a browser without script. */
async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser?.newContext({ javaScriptEnabled: false, ...options })
  const page = await context?.newPage()
  if (!page) throw new Error('no browser')
  await page.goto(`${served.url}/authorize?${question(served.sandbox, { redirect_uri: callback })}`)
  return page
}

inBrowser(
  'a person chooses a system, signs in, allows, and comes back with a code and the state',
  async () => {
    const page = await open()
    await page.getByLabel('Depot <sandbox>, test instance').check()
    await page.getByLabel('User name').fill(username)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Allow' }).click()
    expect(page.url()).toMatch(new RegExp(`^${callback}\\?code=[\\w-]+&state=xyz$`))
    await expect(page.getByRole('heading').innerText()).resolves.toBe('Back at Demo application')
    await page.context().close()
  },
)

inBrowser('a person who denies comes back without having signed in', async () => {
  const page = await open()
  await page.getByRole('button', { name: 'Deny' }).click()
  expect(new URL(page.url()).searchParams.get('error')).toBe('access_denied')
  await page.context().close()
})

inBrowser('wrong credentials are said where they are typed, and the choice is kept', async () => {
  const page = await open()
  await page.getByLabel('Depot <sandbox>, test instance').check()
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password').fill('wrong')
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(page.getByRole('alert').innerText()).resolves.toContain('does not accept')
  await expect(page.getByLabel('Depot <sandbox>, test instance').isChecked()).resolves.toBe(true)
  await expect(page.getByLabel('Password').inputValue()).resolves.toBe('')
  await page.context().close()
})

inBrowser('the browser itself asks for what is missing before anything is sent', async () => {
  const page = await open()
  await page.getByRole('button', { name: 'Allow' }).click()
  expect(new URL(page.url()).pathname).toBe('/authorize')
  await expect(page.getByRole('alert').count()).resolves.toBe(0)
  await page.context().close()
})

inBrowser('the keyboard alone is enough, and Enter in a field means Allow', async () => {
  const page = await open()
  const { keyboard } = page
  for (const _ of ['what it sees', 'what it changes', 'the systems']) await keyboard.press('Tab')
  await keyboard.press('ArrowDown')
  await keyboard.press('Tab')
  await keyboard.type(username)
  await keyboard.press('Tab')
  await keyboard.type(password)
  await keyboard.press('Enter')
  await page.waitForURL(/code=/)
  await page.context().close()
})

inBrowser('the style that the content security policy names is applied, in light and in dark', async () => {
  const shades = await Promise.all(
    (['light', 'dark'] as const).map(async (colorScheme) => {
      const page = await open({ colorScheme })
      return page.locator('body').evaluate((element) => getComputedStyle(element).backgroundColor)
    }),
  )
  expect(shades).toEqual(['rgb(243, 244, 247)', 'rgb(15, 17, 22)'])
})

inBrowser.each([320, 390, 1280])('nothing runs out of a window %i wide', async (width) => {
  const page = await open({ viewport: { width, height: 800 } })
  const widest = await page.locator('html').evaluate((element) => element.scrollWidth)
  expect(widest).toBeLessThanOrEqual(width)
  await page.context().close()
})
