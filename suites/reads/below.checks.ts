import {
  beyondOnePage,
  cursorLists,
  enough,
  keyElsewhere,
  listsBelow,
  must,
  practice,
  recordsBelow,
  shownNowhere,
} from '../../src/kit/index.ts'

export const below = [
  must(
    'READ-058',
    {
      statement: 'Cursors lead through a list to its end, and to each record once.',
      source: practice('readers go on from the cursor that a page told them'),
      each: cursorLists,
    },
    async ({ row, crawl, expect }) => {
      const all = beyondOnePage(await crawl(row.entity))
      expect(all.keys, 'records along the cursors').toRepeatNothing()
    },
  ),
  must(
    'READ-056',
    {
      statement: 'A list below a record that there is none of shows no records.',
      source: practice('what a path names bounds what is listed there'),
      each: listsBelow,
      hint: 'Look whether the list takes notice of the key in its path.',
    },
    async ({ row, crawl, expect, ...acts }) => {
      enough(await crawl(row.entity), 1)
      const { answer, shown } = await shownNowhere(acts, row)
      expect(answer).toHoldUp()
      expect(shown, 'records below one that is nowhere').toBeEmpty()
    },
  ),
  must(
    'READ-057',
    {
      statement: 'A record is found below the record that it belongs to, and not below another.',
      source: practice('OWASP API1:2023, broken object level authorization'),
      each: recordsBelow,
      hint: 'Look the record up by all keys in its path.',
    },
    async ({ row, sample, askItem, expect, ...acts }) => {
      const { key } = await sample(row.entity)
      const elsewhere = await keyElsewhere(acts, row, key)
      expect(await askItem(row.entity, key)).toSucceed()
      expect(await askItem(row.entity, elsewhere)).toBeRefused('notFound')
    },
  ),
]
