import { expect, test } from 'vitest'
import { type JournalEntry, openJournal, parseJournal, runName } from './journal.ts'

const at = '2026-01-02T03:04:05.000Z'
const intent: JournalEntry = { kind: 'intent', id: 'a-1', entity: 'tickets', operation: 'POST /tickets', at }
const line = JSON.stringify(intent)

test('what was appended is read again', async () => {
  const lines: string[] = []
  const store = { append: async (line: string) => void lines.push(line), close: async () => {} }
  const journal = openJournal('a', store, [{ kind: 'settled', at }])
  await journal.append(intent)
  expect(parseJournal(lines.join(''))).toEqual({ entries: [intent], torn: 0 })
  expect(journal.entries).toHaveLength(2)
})

test('a line that a crash cut off is passed over, also where more was appended since', () => {
  expect(parseJournal(`${line}\n${line.slice(0, 40)}`)).toEqual({ entries: [intent], torn: 1 })
  expect(parseJournal(`${line}\n${line.slice(0, 40)}\n${line}\n`)).toEqual({
    entries: [intent, intent],
    torn: 1,
  })
  expect(parseJournal(`${line}\n{"kind":"made","id":"a-1"}\n{"kind":"toString"}\n12\n`).entries).toEqual([
    intent,
  ])
  expect(parseJournal('')).toEqual({ entries: [], torn: 0 })
})

test('ids are unique to a run, and runs are told apart', () => {
  const journal = openJournal(runName(() => Uint8Array.from([127, 58, 156, 30])))
  expect([journal.nextId(), journal.nextId()]).toEqual(['7f3a9c1e-1', '7f3a9c1e-2'])
})
