import type { Fetch } from '../model/fetch.ts'
import { createRedactor } from '../secrets/redactor.ts'
import type { Secret } from '../secrets/secret.ts'
import type { Api } from '../spec/api.ts'
import { loadApi } from '../spec/load-api.ts'
import { type Changes, writtenApi } from '../spec/written-api.ts'
import { createRecorder, type Recorder, type RecorderOptions } from './recorder.ts'

/** The small API that tests of this module call, loaded as any other. */
export async function ticketsApi(changes: Changes = {}): Promise<Api> {
  await using folder = await writtenApi(changes)
  // Awaited here: the folder goes when this function ends.
  return await loadApi(folder.at('specs/tickets'))
}

/** A recorder that knows these secrets, with a clock that stands still. */
export function recorderOf(secrets: Secret[] = [], options: Partial<RecorderOptions> = {}): Recorder {
  return createRecorder({ redactor: createRedactor(secrets), now: () => 0, ...options })
}

/** Answers every request with the same JSON. */
export function answering(body: unknown, init?: ResponseInit): Fetch {
  return async () => Response.json(body, init)
}
