import type { Scope } from '../kit/scope.ts'
import type { RunSettings } from '../kit/suite.ts'
import type { Io } from '../model/io.ts'
import { createSandbox } from '../sandbox/create-sandbox.ts'
import { embeddedSession } from '../target/embedded.ts'
import { findTarget } from '../target/load-config.ts'
import { remoteSession } from '../target/remote.ts'
import type { TargetSession } from '../target/session.ts'

/** A way to open the target of a run: a fresh sandbox each time, or always the same remote system. */
export async function openSessions(
  target: RunSettings['target'],
  scope: Scope,
  io: Io,
): Promise<() => Promise<TargetSession>> {
  if (target.kind === 'remote') {
    const found = target.given ?? (await findTarget(target.folder, target.name))
    const session = await remoteSession(
      target.name,
      { ...found, ...(target.webhooks && { webhooks: target.webhooks }) },
      io,
    )
    return async () => session
  }
  const { seed, records } = target
  const options = { ...scope, seed, ...(records === undefined ? {} : { records }) }
  return async () => embeddedSession(createSandbox(options))
}
