import { setTimeout as sleep } from 'node:timers/promises'
import { openEnvironment } from '../../src/cli/environment.ts'
import { nodeIo } from '../../src/cli/node-io.ts'
import { createCaller } from '../../src/client/caller.ts'
import { markOf } from '../../src/client/marks.ts'
import { ownWrites } from '../../src/client/own-writes.ts'
import { createRecorder } from '../../src/client/recorder.ts'
import { createReader } from '../../src/kit/reader.ts'
import { entitiesOf } from '../../src/kit/scope.ts'
import type { RunSettings } from '../../src/kit/suite.ts'
import { createWriter, type Writer } from '../../src/kit/writes/writer.ts'
import { createRedactor } from '../../src/secrets/redactor.ts'

// Writes to a target, on and on, through the same parts as a run does, until it is killed. Takes the settings of a run as
// JSON.
const [settings = '{}'] = process.argv.slice(2)
const io = nodeIo()
const { scope, journal, openSession } = await openEnvironment(JSON.parse(settings) as RunSettings, io)
if (!journal) throw new Error('only a remote target has a journal')
const session = await openSession()
const token = session.connections.primary.access
const recorder = createRecorder({ redactor: createRedactor([token]), now: io.now })
const { fetch, baseUrl } = session
const caller = ownWrites({
  caller: createCaller({ api: scope.api, baseUrl, fetch, recorder, token }),
  journal,
  binding: scope.api.binding,
  isReadOnly: false,
  now: io.now,
})
const write = createWriter({
  scope,
  caller,
  reader: createReader(scope, caller, async () => caller),
  mark: () => markOf(journal.nextId()),
  pause: (ms) => sleep(ms),
})

/** Entities whose records can be taken back. */
const takeable = entitiesOf(scope).filter(
  ({ name, claims }) =>
    claims.includes('create') &&
    (claims.includes('remove') || scope.manifest.entities[name]?.states?.discard !== undefined),
)
await Promise.all([1, 2, 3].map((lane) => writeOn(write, lane)))

/** What is refused, for the rate or for a state, is no reason to stop. */
async function writeOn(writer: Writer, lane: number): Promise<never> {
  for (let turn = lane; ; turn += 1) {
    const entity = takeable[turn % takeable.length]
    if (!entity) throw new Error('the system has nothing whose records could be taken back')
    await makeAndChange(writer, entity).catch(() => sleep(5))
  }
}

async function makeAndChange(writer: Writer, entity: (typeof takeable)[number]): Promise<void> {
  const made = await writer.make(entity)
  if (entity.claims.includes('update')) await writer.update(made, writer.vary(entity, 'update'))
  if (entity.claims.includes('remove') && Math.random() < 0.3) await writer.sendRemove(entity, made.key)
}
