import type { Scope } from '../kit/scope.ts'
import type { RunSettings } from '../kit/suite.ts'
import type { Io } from '../model/io.ts'
import { createSandbox } from '../sandbox/create-sandbox.ts'
import { embeddedSession } from '../target/embedded.ts'
import type { TargetSession } from '../target/session.ts'

/** A way to open the target of a run: a fresh sandbox each time, or always the same remote system. */
export async function openSessions(
  target: RunSettings['target'],
  scope: Scope,
  _io: Io,
): Promise<() => Promise<TargetSession>> {
  if (target.kind === 'remote') throw new Error('remote')
  const { seed, records } = target
  const options = { ...scope, seed, ...(records === undefined ? {} : { records }) }
  return async () => embeddedSession(createSandbox(options))
}
