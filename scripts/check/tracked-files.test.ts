import { expect, test } from 'vitest'
import { problemsOfLock, problemsOfReadme, problemsOfText } from './tracked-files.ts'

const command = '```sh\nnpm start\n```\n'

test('a short README with an early command is fine', () => {
  expect(problemsOfReadme(`# Assay\n\n${command}`)).toEqual([])
})

test('a README of more than 120 lines is seen', () => {
  expect(problemsOfReadme(command + 'more\n'.repeat(118))).toEqual([
    'README.md has 121 lines, at most 120 are allowed',
  ])
})

test('a first command on line 15 is early enough', () => {
  expect(problemsOfReadme('words\n'.repeat(13) + command)).toEqual([])
})

test('a first command on line 16 is seen', () => {
  expect(problemsOfReadme('words\n'.repeat(14) + command)).toEqual([
    'README.md shows its first command after line 15',
  ])
})

const lockOf = (locked: object) => JSON.stringify({ packages: { '': {}, 'node_modules/ajv': locked } })

test('a lock entry with integrity and no address is fine', () => {
  expect(problemsOfLock(lockOf({ integrity: 'sha512-' }))).toEqual([])
})

test('a workspace link needs no integrity', () => {
  expect(problemsOfLock(lockOf({ resolved: 'toolchain', link: true }))).toEqual([])
})

test('a download address is seen', () => {
  expect(
    problemsOfLock(lockOf({ integrity: 'sha512-', resolved: 'https://packages.example/ajv.tgz' })),
  ).toEqual(['package-lock.json: node_modules/ajv carries a download address'])
})

test('a lock entry without integrity is seen', () => {
  expect(problemsOfLock(lockOf({}))).toEqual(['package-lock.json: node_modules/ajv has no integrity'])
})

test.each([
  ['a path of one machine', ['', 'home', 'ada', 'assay'].join('/')],
  ['a path outside this repository', ['..', 'shared', 'reference'].join('/')],
  ['the address of a package registry', ['https:', '', 'registry.example', 'ajv'].join('/')],
  ['unfinished work', ['TO', 'DO: later'].join('')],
  ['a reference that a reader of this repository cannot follow', ['issue', '#7'].join(' ')],
])('%s is seen', (why, line) => {
  expect(problemsOfText('a.md', `fine\n${line}`)).toEqual([expect.stringMatching(`^a.md:2 has ${why}: `)])
})

test('plain text and web addresses are fine', () => {
  expect(problemsOfText('a.md', 'See https://spec.openapis.org/oas/v3.1.0 and src/home/page.ts')).toEqual([])
})
