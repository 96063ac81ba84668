import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { type JournalEntry, openJournal, parseJournal } from '../client/journal.ts'
import { writtenFolder } from '../spec/written-folder.ts'
import { journalFile } from './journal-file.ts'

const at = '2026-01-02T03:04:05.000Z'
const settled: JournalEntry = { kind: 'settled', at }
const run: JournalEntry = { kind: 'run', run: 'a', at, target: 't', baseUrl: 'b', api: 'c', system: 'd' }

test('the file comes with its first entry, in a folder that need not be there', async () => {
  await using folder = await writtenFolder({})
  const path = folder.at('reports/one/journal.jsonl')
  const journal = openJournal('a', journalFile(path, run))
  await expect(readFile(path)).rejects.toThrow('ENOENT')
  await Promise.all([journal.append(settled), journal.append(settled)])
  await journal.close()
  expect(parseJournal(await readFile(path, 'utf8')).entries).toEqual([run, settled, settled])
})

test('what is appended after a crash does not become part of a line that was cut off', async () => {
  await using folder = await writtenFolder({ 'journal.jsonl': '{"kind":"inte' })
  const store = journalFile(folder.at('journal.jsonl'))
  await openJournal('a', store).append(settled)
  await store.close()
  const text = await readFile(folder.at('journal.jsonl'), 'utf8')
  expect(parseJournal(text)).toEqual({ entries: [settled], torn: 1 })
})

test('two writers share a file', async () => {
  await using folder = await writtenFolder({})
  const stores = [1, 2].map(() => journalFile(folder.at('journal.jsonl')))
  const line = `${JSON.stringify(settled)}\n`
  await Promise.all(Array.from({ length: 100 }, (_, index) => stores[index % 2]?.append(line)))
  await Promise.all(stores.map((store) => store.close()))
  expect(parseJournal(await readFile(folder.at('journal.jsonl'), 'utf8'))).toMatchObject({ torn: 0 })
})

test('where nothing can be written, nothing may be created', async () => {
  await using folder = await writtenFolder({ reports: 'a file' })
  const journal = openJournal('a', journalFile(folder.at('reports/journal.jsonl')))
  await expect(journal.append(settled)).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' })
})
