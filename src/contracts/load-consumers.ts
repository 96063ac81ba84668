import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Consumer, ConsumerFile } from '../model/consumer.ts'
import { InputProblems } from '../model/harness-error.ts'
import type { Api } from '../spec/api.ts'
import { PluginFile } from '../spec/plugin/plugin-file.ts'
import { consumerComplaints, type KnownNames } from './consumer-complaints.ts'

/** The consumers that `contracts/` of a folder declares, in order of name. Those of other APIs are none of this one's. */
export async function loadConsumers(folder: string, api: Api, known: KnownNames): Promise<Consumer[]> {
  const files = (await readdir(join(folder, 'contracts')).catch(() => []))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
  const read = await Promise.all(
    files.map((name) => readConsumer(join(folder, 'contracts', name), api, known)),
  )
  const problems = read.flatMap(({ file }) => file.problems)
  if (problems.length > 0) throw new InputProblems('CONSUMER_INVALID', problems)
  return read.flatMap(({ name, file: { content } }) =>
    content?.api === api.id ? [{ name, ...content }] : [],
  )
}

async function readConsumer(path: string, api: Api, known: KnownNames) {
  const name = basename(path, '.yaml')
  const file = await PluginFile.read<ConsumerFile>('consumer', path)
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
    file.complain([
      { pointer: '', message: 'the name of the file is that of its consumer, in kebab-case: rename it' },
    ])
  if (file.content) file.complain(consumerComplaints(file.content, api, known))
  return { name, file }
}
