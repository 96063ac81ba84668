/** One link to one system, as the sandbox knows it. */
export interface Connection {
  id: string
  client: string
  /** Id of the connected system, and what people call it. */
  system: string
  title: string
  /** Whose system it is. */
  name: string
  user: string
  email: string
  /** ms since the epoch. */
  createdAt: number
  changedAt: number
  /** Entities it may not touch. */
  forbidden: readonly string[]
  reauthorization: boolean
}

/** What is known of a connection when it is made. */
export interface NewConnection {
  client: string
  system: string
  title: string
  user: string
  name?: string
  email?: string
  forbidden?: readonly string[]
}

export interface ConnectionsOptions {
  now: () => number
  random: (count: number) => Uint8Array
}

/** All connections there are, in the order they came. */
export class Connections {
  readonly #options: ConnectionsOptions
  readonly #held = new Map<string, Connection>()
  #version = 0

  constructor(options: ConnectionsOptions) {
    this.#options = options
  }

  open(given: NewConnection): Connection {
    const now = this.#options.now()
    const connection: Connection = {
      name: `${given.user.charAt(0).toUpperCase()}${given.user.slice(1)} company`,
      email: `${given.user}@example.com`,
      forbidden: [],
      ...given,
      id: Buffer.from(this.#options.random(20)).toString('hex'),
      createdAt: now,
      changedAt: now,
      reauthorization: false,
    }
    this.#held.set(connection.id, connection)
    this.#version += 1
    return connection
  }

  get(id: string): Connection | undefined {
    return this.#held.get(id)
  }

  all(): Connection[] {
    return [...this.#held.values()]
  }

  ids(): string[] {
    return [...this.#held.keys()]
  }

  /** The connection that the same person made to the same system with the same client. */
  find(by: Pick<Connection, 'client' | 'system' | 'user'>): Connection | undefined {
    return this.all().find(
      ({ client, system, user }) => client === by.client && system === by.system && user === by.user,
    )
  }

  setReauthorization(id: string, needed: boolean): void {
    const connection = this.#held.get(id)
    if (connection) Object.assign(connection, { reauthorization: needed, changedAt: this.#options.now() })
    this.#version += 1
  }

  close(id: string): void {
    this.#held.delete(id)
    this.#version += 1
  }

  version(): number {
    return this.#version
  }
}
