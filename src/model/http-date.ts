const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)'
const TIME = '(?<time>\\d\\d:\\d\\d:\\d\\d)'
const MONTH = `(?<month>${MONTHS.join('|')})`

const FORMS = [
  // IMF-fixdate
  new RegExp(`^${DAY}, (?<day>\\d\\d) ${MONTH} (?<year>\\d{4}) ${TIME} GMT$`),
  // RFC 850
  new RegExp(
    `^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?<day>\\d\\d)-${MONTH}-(?<year>\\d\\d) ${TIME} GMT$`,
  ),
  // asctime, which is in GMT and does not say so
  new RegExp(`^${DAY} ${MONTH} (?<day>[ \\d]\\d) ${TIME} (?<year>\\d{4})$`),
]

/**
 * Milliseconds since the epoch of a date in one of the three forms that HTTP has (RFC 9110 section 5.6.7); undefined for any other text.
 * A year of two digits that would lie more than 50 years after `now` is one of the century before.
 */
export function parseHttpDate(text: string, now: number): number | undefined {
  for (const form of FORMS) {
    const { day = '', month = '', year = '', time = '' } = form.exec(text)?.groups ?? {}
    if (year === '') continue
    const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0')
    const iso = `${wholeYear(year, now)}-${number}-${day.trim().padStart(2, '0')}T${time}Z`
    const date = Date.parse(iso)
    return Number.isNaN(date) ? undefined : date
  }
  return undefined
}

function wholeYear(text: string, now: number): number {
  if (text.length === 4) return Number(text)
  const current = new Date(now).getUTCFullYear()
  const year = current - (current % 100) + Number(text)
  return year > current + 50 ? year - 100 : year
}
