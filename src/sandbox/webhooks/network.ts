/** How deliveries leave: sockets, or functions of this process. */
export interface Network {
  /** Addresses of a name; rejects where it has none. */
  resolve(host: string): Promise<readonly string[]>
  /** Sends to the address that was looked at, whatever the name leads to meanwhile, and follows no redirect. */
  post(request: Request, via: Via): Promise<Response>
}

export interface Via {
  address: string
  signal: AbortSignal
}

/** Where nobody has said how to send. */
export const NO_NETWORK: Network = {
  resolve: () => Promise.reject(new Error('this sandbox has no network to deliver through')),
  post: () => Promise.reject(new Error('this sandbox has no network to deliver through')),
}
