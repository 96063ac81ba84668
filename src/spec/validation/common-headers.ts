/**
 * Fields of answers that the registry of HTTP field names has (https://www.iana.org/assignments/http-fields), whole or by how
 * they begin: what they mean is said elsewhere than in a document of one API.
 */
const REGISTERED = [
  /^(?:accept|access-control|alt|authentication|cache|cdn|content|cross-origin)(?:-.+)?$/,
  /^(?:a-im|client-cert(?:-chain)?|cookie|dasl|date|dav|delta-base|depth|destination|dictionary-id|dpop(?:-nonce)?)$/,
  /^(?:age|allow|clear-site-data|close|connection|critical-ch|deprecation|digest|downlink|early-data|ect|etag|expect-ct|expires)$/,
  /^(?:host|im|keep-alive|last-modified|link|location|lock-token|memento-datetime|mime-version|nel|no-vary-search)$/,
  /^(?:observe-browsing-topics|optional-www-authenticate|origin-agent-cluster|permissions-policy|ping-from|ping-to|pragma)$/,
  /^(?:prefer|preference-applied|priority|proxy-.+|public-key-pins.*|ratelimit.*|referrer-policy|refresh|repr-digest)$/,
  /^(?:replay-nonce|report-to|reporting-endpoints|retry-after|rtt|save-data|schedule-.+|sec-.+|server|server-timing)$/,
  /^(?:set-cookie2?|signature.*|sourcemap|speculation-rules|status|strict-transport-security|sunset|supports-loading-mode)$/,
  /^(?:surrogate-.+|tcn|te|timing-allow-origin|tk|traceparent|tracestate|trailer|transfer-encoding|upgrade|variant-vary)$/,
  /^(?:vary|via|want-.+|warning|www-authenticate|x-content-type-options|x-frame-options|want-digest)$/,
]

/** Registered nowhere, but written by browsers' rules, gateways, caches, traces and limits rather than by an API. */
const USUAL = [
  /^x-(?:xss-protection|dns-prefetch-control|download-options|permitted-cross-domain-policies|robots-tag|ua-compatible)$/,
  /^x-(?:request|correlation|trace|transaction|span|amzn-requestid|amzn-trace|client-trace|cloud-trace)(?:-?id|-context)?$/,
  /^(?:x-)?(?:b3|datadog|newrelic|sentry|ot-span|uber-trace|baggage)(?:-.+)?$/,
  /^x-(?:rate-?limit|ratelimit|quota|throttle|retry)(?:-.+)?$/,
  /^x-(?:cache|served-by|timer|varnish|proxy|forwarded|real-ip|accel|envoy|kong|nginx|azure|ms|msedge|amz|amzn|goog|vercel)(?:-.+)?$/,
  /^x-(?:powered-by|runtime|response-time|aspnet|aspnetmvc|generator|github|fastly|edge|cdn|akamai|cloudfront|nf)(?:-.+)?$/,
  /^(?:cf|fly|fastly|akamai|eagleid|apigw|rndr|nfid|opc|expect-ct|p3p|x-download|ot-baggage)(?:-.+)?$/,
]

/** Whether a header of an answer, by its name in small letters, is no matter of the document of an API. */
export function isCommonHeader(name: string): boolean {
  return [...REGISTERED, ...USUAL].some((pattern) => pattern.test(name))
}
