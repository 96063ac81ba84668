/** What `AbortSignal.timeout` gives as its reason, told apart by its name. */
function timeoutAfter(ms: number): DOMException {
  return new DOMException(`no complete answer within ${ms} ms`, 'TimeoutError')
}

/**
 * Runs an action that ends with its result, after `ms`, or with the outer signal: whichever comes first, even where the
 * action heeds no signal. The timer ends with the action, unlike that of `AbortSignal.timeout`, which would fire for each
 * request long after it was answered.
 */
export async function within<Result>(
  ms: number,
  outer: AbortSignal,
  action: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController()
  const { promise: ended, reject } = Promise.withResolvers<never>()
  const end = (reason: unknown) => {
    controller.abort(reason)
    reject(reason)
  }
  const timer = setTimeout(() => end(timeoutAfter(ms)), ms)
  const onOuter = () => end(outer.reason)
  if (outer.aborted) onOuter()
  outer.addEventListener('abort', onOuter)
  try {
    return await Promise.race([action(controller.signal), ended])
  } finally {
    clearTimeout(timer)
    outer.removeEventListener('abort', onOuter)
  }
}
