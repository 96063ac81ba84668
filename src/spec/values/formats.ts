import * as fc from 'fast-check'

/** Values of the formats that are asserted, plain enough that no two validators differ over them. */
export function ofFormat(format: string): fc.Arbitrary<string> | undefined {
  return Object.hasOwn(FORMATS, format) ? FORMATS[format]?.() : undefined
}

/** A text that is of no such format, whoever is asked. */
export function notOfFormat(format: string): string[] {
  return [...(Object.hasOwn(BROKEN, format) ? (BROKEN[format] ?? []) : []), `not a ${format}`, '\\ %', '']
}

const letters = 'abcdefghijklmnopqrstuvwxyz'
const word = () => fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 8 })
const digits = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((value) => String(value).padStart(2, '0'))
const joined = (...texts: (string | fc.Arbitrary<string>)[]) =>
  fc
    .tuple(...texts.map((text) => (typeof text === 'string' ? fc.constant(text) : text)))
    .map((pieces) => pieces.join(''))

const date = () =>
  fc
    .date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((value) => value.toISOString().slice(0, 10))
const time = () =>
  joined(
    digits(0, 23),
    ':',
    digits(0, 59),
    ':',
    digits(0, 59),
    fc.constantFrom('Z', '.5Z', '+02:00', '-05:30'),
  )
const host = () => joined(word(), fc.constantFrom('.example', '.example.com', '.test'))
const path = () => fc.array(word(), { maxLength: 3 }).map((words) => words.map((one) => `/${one}`).join(''))
const uri = () =>
  joined(fc.constantFrom('https://', 'http://'), host(), path(), fc.constantFrom('', '?a=1', '#b'))
const octets = () => fc.base64String({ maxLength: 24 })

const FORMATS: Record<string, () => fc.Arbitrary<string>> = {
  date,
  time,
  'date-time': () => joined(date(), 'T', time()),
  'iso-time': time,
  'iso-date-time': () => joined(date(), 'T', time()),
  duration: () =>
    fc
      .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 23 }))
      .map(([days, hours]) => (days === 0 ? `PT${hours}H` : `P${days}DT${hours}H`)),
  uuid: () => fc.uuid(),
  email: () => joined(word(), '@', host()),
  'idn-email': () => joined(word(), '@', host()),
  uri,
  url: uri,
  iri: uri,
  'uri-reference': () => fc.oneof(uri(), joined('/', word(), path())),
  'iri-reference': () => fc.oneof(uri(), joined('/', word(), path())),
  'uri-template': () =>
    joined(
      uri().filter((text) => !text.includes('#')),
      '/{',
      word(),
      '}',
    ),
  hostname: host,
  'idn-hostname': host,
  ipv4: () => fc.ipV4(),
  ipv6: () => joined(...Array.from({ length: 8 }, (_, index) => hexGroup(index))),
  'json-pointer': path,
  'relative-json-pointer': () => joined(fc.constantFrom('0', '1', '2'), path()),
  'json-pointer-uri-fragment': () => joined('#', path()),
  regex: () => joined('^', word(), fc.constantFrom('', '+', '*', '$')),
  byte: octets,
}

const hexGroup = (index: number) =>
  fc.integer({ min: 0, max: 0xffff }).map((value) => `${index === 0 ? '' : ':'}${value.toString(16)}`)

const BROKEN: Record<string, string[]> = {
  date: ['2026-02-30', '2026-13-01'],
  time: ['25:00:00Z'],
  'date-time': ['2026-02-30T12:00:00Z', '2026-01-01T25:00:00Z'],
  uuid: ['00000000-0000-0000-0000-00000000000g'],
  email: ['nobody'],
  hostname: ['-.example'],
  ipv4: ['256.0.0.1'],
  ipv6: ['::g'],
  uri: ['not a uri'],
  byte: ['*'],
  regex: ['('],
}
