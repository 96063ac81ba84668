const TAG_MANAGER =
  /<script async src="https:\/\/www\.googletagmanager\.com[^>]*><\/script>\s*<script>[\s\S]*?<\/script>/

/** Everything the page needs is in it; whatever else a later Allure might ask for, a browser refuses. */
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' data: blob:",
  "style-src 'unsafe-inline' data:",
  'img-src data: blob:',
  'font-src data:',
  'media-src data: blob:',
  'connect-src data: blob:',
  'frame-src data: blob:',
  'worker-src data: blob:',
].join('; ')

/** Keeps the page at its top, with the verdict, until somebody acts: Allure would scroll to the first failed check. */
const START_AT_TOP = `<script>
(() => {
  const stay = (event) => { event.target.scrollTop = 0 }
  const release = () => removeEventListener('scroll', stay, true)
  addEventListener('scroll', stay, true)
  for (const act of ['wheel', 'pointerdown', 'touchstart', 'keydown'])
    addEventListener(act, release, { once: true, capture: true })
})()
</script>`

/** Allure's page without its counting of readers, closed to other hosts, and opening at its top. */
export function ownPage(html: string): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`
  return html
    .replace(TAG_MANAGER, '')
    .replace('<meta charset="utf-8">', (charset) => `${charset}${policy}${START_AT_TOP}`)
}
