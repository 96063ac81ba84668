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
  /** Whose records it sees, if not its own: another user's of the same system. */
  records?: string
  /** What the manifest calls its rights, where they are not full. */
  role?: string
  reauthorization: boolean
  /** Disconnected; the same person may connect it again. */
  closed: boolean
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
  records?: string
  role?: string
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
      closed: false,
    }
    this.#held.set(connection.id, connection)
    this.#version += 1
    return connection
  }

  /** The connection that this person made to this system with this client before, ended or not; else a new one. */
  connect(given: NewConnection): Connection {
    const same = [...this.#held.values()].find(
      ({ client, system, user }) => client === given.client && system === given.system && user === given.user,
    )
    if (!same) return this.open(given)
    this.#change(same.id, { closed: false })
    return same
  }

  /** Undefined for one that has ended. */
  get(id: string): Connection | undefined {
    const connection = this.#held.get(id)
    return connection?.closed ? undefined : connection
  }

  /** Connection whose records another one sees. */
  recordsOf(id: string): string {
    return this.#held.get(id)?.records ?? id
  }

  all(): Connection[] {
    return [...this.#held.values()].filter(({ closed }) => !closed)
  }

  ids(): string[] {
    return this.all().map(({ id }) => id)
  }

  setReauthorization(id: string, needed: boolean): void {
    this.#change(id, { reauthorization: needed })
  }

  close(id: string): void {
    this.#change(id, { closed: true })
  }

  version(): number {
    return this.#version
  }

  #change(id: string, values: Partial<Pick<Connection, 'closed' | 'reauthorization'>>): void {
    const connection = this.#held.get(id)
    if (connection) Object.assign(connection, values, { changedAt: this.#options.now() })
    this.#version += 1
  }
}
