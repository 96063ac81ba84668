/**
 * How every part of Assay reaches a server: a socket, an in-process sandbox and a recorder all have this shape. A signal
 * given beside the request takes the place of its own; who answers without a socket may ignore it.
 */
export type Fetch = (request: Request, init?: { signal?: AbortSignal }) => Promise<Response>
