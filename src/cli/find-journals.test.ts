import { symlink } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { JournalEntry } from '../client/journal.ts'
import { type WrittenFolder, writtenFolder } from '../spec/written-folder.ts'
import { findJournals } from './find-journals.ts'

function runAt(at: string, target = 'desk'): JournalEntry {
  return { kind: 'run', run: 'a', at, target, baseUrl: 'b', api: 'c', system: 'd' }
}
const intent: JournalEntry = { kind: 'intent', id: 'a-1', entity: 'e', operation: 'POST /e', at: '2026' }
const settled: JournalEntry = { kind: 'settled', at: '2026' }
const text = (...entries: JournalEntry[]) => entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')

async function found(
  folder: WrittenFolder,
  choice: { journal?: string; target?: string } = {},
): Promise<string[]> {
  return (await findJournals({ out: folder.at(), ...choice })).map(({ run }) => run.at)
}

test('journals with something left are found, oldest first, each once', async () => {
  await using folder = await writtenFolder({
    'two/journal.jsonl': text(runAt('2'), intent),
    'one/journal.jsonl': text(runAt('1'), intent),
    'done/journal.jsonl': text(runAt('3'), intent, settled),
    'read/journal.jsonl': text(runAt('4')),
  })
  await symlink('two', folder.at('latest'))
  expect(await found(folder)).toEqual(['1', '2'])
})

test('one target alone, or one file alone', async () => {
  await using folder = await writtenFolder({
    'two/journal.jsonl': text(runAt('2', 'other'), intent),
    'one/journal.jsonl': text(runAt('1'), intent),
  })
  expect(await found(folder, { target: 'other' })).toEqual(['2'])
  expect(await found(folder, { journal: folder.at('one/journal.jsonl') })).toEqual(['1'])
})

test('a journal that a crash left empty or with half a line tells of nothing', async () => {
  await using folder = await writtenFolder({ 'a/journal.jsonl': '', 'b/journal.jsonl': '{"kind":"ru' })
  expect(await found(folder)).toEqual([])
})

test('a journal of which nothing can be read is not passed over', async () => {
  await using folder = await writtenFolder({ 'a/journal.jsonl': '\u0000{\n\u0000}\n' })
  await expect(found(folder)).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: expect.stringMatching(/none of its 2 lines can be read\. Mend it or move it away/),
  })
})

test('a file that is no journal is refused', async () => {
  await using folder = await writtenFolder({ 'a.txt': 'thesis\n', 'b.jsonl': text(intent) })
  for (const name of ['a.txt', 'b.jsonl', 'c'])
    await expect(found(folder, { journal: folder.at(name) })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('where there are no reports, there are no journals', async () => {
  await using folder = await writtenFolder({})
  expect(await findJournals({ out: folder.at('reports') })).toEqual([])
})
