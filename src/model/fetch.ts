/** How every part of Assay reaches a server: a socket, an in-process sandbox and a recorder all have this shape. */
export type Fetch = (request: Request) => Promise<Response>
