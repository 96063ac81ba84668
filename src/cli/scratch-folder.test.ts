import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withScratchFolder } from './scratch-folder.ts'

test('what is kept in a scratch folder is gone afterwards, also where its use fails', async () => {
  let used = ''
  const failing = withScratchFolder(async (folder) => {
    used = folder
    await writeFile(join(folder, 'kept'), '')
    throw new Error('failed')
  })
  await expect(failing).rejects.toThrow('failed')
  expect([used === '', existsSync(used)]).toEqual([false, false])
})

test('meanwhile the folder for user data is the scratch folder, and then what it was', async () => {
  const before = process.env.XDG_DATA_HOME
  await withScratchFolder(async (folder) => expect(process.env.XDG_DATA_HOME).toBe(folder))
  expect(process.env.XDG_DATA_HOME).toBe(before)
})
