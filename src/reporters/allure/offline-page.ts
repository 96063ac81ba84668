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

/** Allure's page without its counting of readers, and closed to other hosts. */
export function withoutOtherHosts(html: string): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`
  return html.replace(TAG_MANAGER, '').replace('<meta charset="utf-8">', (charset) => charset + policy)
}
