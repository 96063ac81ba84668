const TEST = new Set(
  'test testing tst sandbox sbx staging stage stg dev develop development qa uat demo'.split(' '),
)
const PRODUCTION = new Set('prod production prd live'.split(' '))

/** Why a host may be production, in words that end a sentence; undefined where its name or address says that it is none. */
export function productionSign(host: string): string | undefined {
  if (isThisMachine(host) || isPrivate(host)) return undefined
  const labels = host.toLowerCase().split('.')
  const production = wordsOf(labels).find((word) => PRODUCTION.has(word))
  if (production !== undefined) return `has "${production}" in its name`
  // The last two parts are whose domain it is: a company called Test has production, too.
  const own = labels.length > 2 ? labels.slice(0, -2) : labels.slice(0, labels.length > 1 ? -1 : 1)
  if (labels.at(-1) === 'test' || wordsOf(own).some((word) => TEST.has(word))) return undefined
  return 'does not say in its name that it is for tests'
}

/** `erp-uat2` gives `erp` and `uat`. */
function wordsOf(labels: readonly string[]): string[] {
  return labels.flatMap((label) => label.split(/[-_]+/)).map((word) => word.replace(/\d+$/, ''))
}

/** By its name or address alone. */
export function isThisMachine(host: string): boolean {
  return /^(?:(?:.*\.)?localhost|127(?:\.\d+){3}|\[::1\])$/i.test(host)
}

/** RFC 1918 and RFC 4193. */
function isPrivate(host: string): boolean {
  return /^(?:10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|\[f[cd][\da-f]{2}:.*\])$/i.test(
    host,
  )
}
