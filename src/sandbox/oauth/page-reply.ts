import { Html, html } from '../http/html.ts'
import type { Reply } from '../http/reply.ts'
import { PAGE_STYLE, STYLE_HASH } from './page-style.ts'

/** A page that no other site can frame, that loads nothing, and that tells no other site where it was left. */
export function pageReply(status: number, page: { title: string; body: Html }, redirectUri?: string): Reply {
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<style>${new Html(PAGE_STYLE)}</style>
</head>
<body>
<main>
${page.body}
</main>
</body>
</html>
`
  return {
    status,
    html: document.text,
    headers: [
      ['content-security-policy', policy(redirectUri)],
      ['referrer-policy', 'no-referrer'],
      ['x-frame-options', 'DENY'],
    ],
  }
}

/** Browsers apply `form-action` to the redirect that follows a form too, so the client's address must be in it. */
function policy(redirectUri: string | undefined): string {
  const target = redirectUri === undefined ? '' : ` ${originOf(redirectUri)}`
  return [
    "default-src 'none'",
    `style-src ${STYLE_HASH}`,
    `form-action 'self'${target}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** `https://client.example` of a web address, `com.example.app:` of an application's own scheme. */
function originOf(uri: string): string {
  if (!URL.canParse(uri)) return ''
  const { protocol, origin } = new URL(uri)
  return protocol === 'https:' || protocol === 'http:' ? origin : protocol
}
