import { Crash, mutant, mutantsOf } from '../../src/kit/receiver/index.ts'
import { accept, fail, valuesOf, where } from './defects.ts'

/** As comparisons in constant time do: texts of unequal length make them throw. */
function equalBytes(given: string, right: string): boolean {
  return Buffer.byteLength(given) === Buffer.byteLength(right) ? given === right : fail()
}

const sorted = (text: string): string => [...text].sort().join('')

/** A process that ends. */
function crash(): never {
  throw new Crash()
}

export const signatureMutants = [
  mutant('looks at the first entry of the list only', 'RECV-002', {
    'signature.entries': (entries) => entries.slice(0, 1),
  }),
  mutant('looks at the last entry of the list only', 'RECV-002', {
    'signature.entries': (entries) => entries.slice(-1),
  }),
  mutant('refuses lists that hold a label it does not know', 'RECV-002', {
    'signature.entries': (entries) => (entries.some(({ label }) => label !== 'v1') ? [] : entries),
  }),
  mutant('fails on an entry without a label', 'RECV-002', {
    'signature.entries': (entries) => (entries.some(({ label }) => label === undefined) ? fail() : entries),
  }),
  mutant('looks at four entries of a list at most', 'RECV-002', {
    'signature.entries': (entries) => entries.slice(0, 4),
  }),
  mutant('fails on a short entry beside the valid one', 'RECV-002', {
    'signature.equal': (_, { given, right }) => equalBytes(given, right),
  }),
  mutant('refuses lists in which an entry comes twice', 'RECV-002', {
    'signature.entries': (entries) =>
      new Set(entries.map(({ value }) => value)).size < entries.length ? [] : entries,
  }),
  mutant('reads names of headers in one case only', 'RECV-003', {
    'header.read': (_, name, { headers }) => headers.find(([key]) => key === name)?.[1],
  }),
  mutant(
    'takes a delivery without a signature',
    'RECV-010',
    where((request) => valuesOf(request, '-signature').length === 0, accept),
  ),
  mutant(
    'falls over where there is no signature',
    'RECV-010',
    where((request) => valuesOf(request, '-signature').length === 0, crash),
  ),
  mutant('takes an empty signature', 'RECV-010', {
    'signature.equal': (same, { given }) => same || given === '',
  }),
  mutant(
    'takes a delivery without an id',
    'RECV-011',
    where((request) => valuesOf(request, '-id').length === 0, accept),
  ),
  mutant(
    'takes a delivery without a time',
    'RECV-012',
    where((request) => !valuesOf(request, '-timestamp').some((time) => time !== ''), accept),
  ),
  mutant('accepts any signature', 'RECV-013', { 'signature.equal': () => true }),
  mutant('accepts a signature made with an empty key', 'RECV-013', {
    secrets: (secrets) => [...secrets, 'whsec_'],
  }),
  mutant(
    'takes whatever has its signature twice',
    'RECV-013',
    where((request) => valuesOf(request, '-signature').length > 1, accept),
  ),
  mutant('answers 401 and processes the event all the same', 'RECV-013', { effects: () => 1 }),
  mutant('accepts SHA-1 under the right label', 'RECV-014', {
    'signature.equal': (same, { given, of }) => same || given === of('sha1'),
  }),
  mutant('accepts SHA-512 under the right label', 'RECV-014', {
    'signature.equal': (same, { given, of }) => same || given === of('sha512'),
  }),
  mutant('accepts MD5 under the right label', 'RECV-014', {
    'signature.equal': (same, { given, of }) => same || given === of('md5'),
  }),
  mutant('takes labels that begin as the right one does', 'RECV-015', {
    'signature.entries': (entries) =>
      entries.map((entry) => (entry.label?.startsWith('v1') ? { ...entry, label: 'v1' } : entry)),
  }),
  mutant('passes over labels', 'RECV-015', {
    'signature.entries': (entries) => entries.map((entry) => ({ ...entry, label: 'v1' })),
  }),
  mutant('takes the label none for its own', 'RECV-015', {
    'signature.entries': (entries) =>
      entries.map((entry) => (entry.label === 'none' ? { ...entry, label: 'v1' } : entry)),
  }),
  mutant('compares what a lenient decoder makes of base64', 'RECV-016', {
    'signature.equal': (_, { given, right }) =>
      Buffer.from(given, 'base64').equals(Buffer.from(right, 'base64')),
  }),
  mutant('compares the first ten characters', 'RECV-017', {
    'signature.equal': (_, { given, right }) => given.slice(0, 10) === right.slice(0, 10),
  }),
  mutant('compares as many characters as were given', 'RECV-017', {
    'signature.equal': (_, { given, right }) => given !== '' && right.startsWith(given),
  }),
  mutant('passes over the case of letters in base64', 'RECV-017', {
    'signature.equal': (_, { given, right }) => given.toLowerCase() === right.toLowerCase(),
  }),
  mutant('compares all but the last three characters', 'RECV-017', {
    'signature.equal': (_, { given, right }) =>
      given.length === right.length && given.slice(0, -3) === right.slice(0, -3),
  }),
  mutant('compares all but the last character', 'RECV-017', {
    'signature.equal': (_, { given, right }) =>
      given.length === right.length && given.slice(0, -1) === right.slice(0, -1),
  }),
  mutant('compares sums of characters', 'RECV-017', {
    'signature.equal': (_, { given, right }) => sorted(given) === sorted(right),
  }),
  mutant('accepts a signature of zeros', 'RECV-017', {
    'signature.equal': (same, { given }) => same || /^A{43}=$/.test(given),
  }),
  mutant('fails on a signature of another length', 'RECV-017', {
    'signature.equal': (_, { given, right }) => equalBytes(given, right),
  }),
  mutant('compares lengths in characters, and fails on letters of two bytes', 'RECV-017', {
    'signature.equal': (_, { given, right }) => given.length === right.length && equalBytes(given, right),
  }),
  mutant('falls over on a signature that is no ASCII', 'RECV-017', {
    'signature.equal': (same, { given }) => (/[^ -~]/.test(given) ? crash() : same),
  }),
  mutant(
    'hangs on a long signature',
    'RECV-017',
    where(
      (request) => valuesOf(request, '-signature').some(({ length }) => length > 4096),
      () => 'hang',
    ),
  ),
  mutant(
    'gives up verifying lists of more than fifty, and takes them',
    'RECV-018',
    where((request) => valuesOf(request, '-signature').some((text) => text.split(' ').length > 50), accept),
  ),
  mutant(
    'takes an empty body with any signature',
    'RECV-019',
    where(({ body }) => body.length === 0, accept),
  ),
  mutant(
    'verifies no body of more than 64 KiB',
    'RECV-019',
    where(({ body }) => body.length > 65_536, accept),
  ),
  mutant('verifies the number in the id only', 'RECV-019', {
    'id.verified': (id) => id.replace(/\D+$/, ''),
  }),
  mutant('verifies the body without the blanks at its end', 'RECV-019', {
    'body.verified': (body) => Buffer.from(body.toString('latin1').trimEnd(), 'latin1'),
  }),
  mutant(
    'fails on a signature header that came twice',
    'RECV-041',
    where((request) => valuesOf(request, '-signature').length > 1, fail),
  ),
  mutant('knows the first of two secrets only', 'RECV-028', { secrets: (secrets) => secrets.slice(0, 1) }),
  mutant('accepts a secret after it was changed', 'RECV-029', {
    secrets: (secrets, { retired }) => [...secrets, ...retired],
  }),
  ...mutantsOf('github', [
    mutant('reads hex in either case', 'RECV-016', {
      'signature.equal': (_, { given, right }) => given.toLowerCase() === right,
    }),
    mutant('takes a signature without its label', 'RECV-016', {
      'signature.entries': (entries) => entries.map(({ label = 'sha256', value }) => ({ label, value })),
    }),
    mutant('takes the label of the older algorithm too', 'RECV-015', {
      'signature.entries': (entries) =>
        entries.map((entry) => (entry.label?.endsWith('sha1') ? { ...entry, label: 'sha256' } : entry)),
    }),
  ]),
  ...mutantsOf('github', [
    mutant('takes the algorithm that a label names', 'RECV-015', {
      'signature.entries': (entries) =>
        entries.map((entry) => (entry.label === 'sha1' ? { ...entry, label: 'sha256' } : entry)),
      'signature.equal': (same, { given, of }) => same || given === of('sha1'),
    }),
  ]),
  ...mutantsOf('makini', [
    mutant('takes an empty signature of a sender without labels', 'RECV-010', {
      'signature.equal': (same, { given }) => same || given === '',
    }),
    mutant('falls over on a signature of two-byte letters', 'RECV-017', {
      'signature.equal': (same, { given }) => (/[^ -~]/.test(given) ? crash() : same),
    }),
  ]),
]
