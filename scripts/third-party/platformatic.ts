import { createRequire } from 'node:module'
import { join } from 'node:path'

// Serves the movies and quotes of Platformatic's own tutorial, as its README says a server of one's own is made of it:
// Fastify, the plugin, a database. The database is Postgres itself, compiled to WebAssembly, in memory.
//   node platformatic.ts <folder it is installed in> <port>

const TABLES = `
  CREATE TABLE movies (id SERIAL PRIMARY KEY, name TEXT NOT NULL);
  CREATE TABLE quotes (
    id SERIAL PRIMARY KEY,
    quote TEXT NOT NULL,
    said_by VARCHAR(255) NOT NULL,
    likes INTEGER NOT NULL DEFAULT 0,
    movie_id INTEGER NOT NULL REFERENCES movies(id)
  );
  INSERT INTO movies (name) VALUES ('The Wizard of Oz'), ('Jaws'), ('The Terminator');
  INSERT INTO quotes (quote, said_by, likes, movie_id) VALUES
    ('There''s no place like home.', 'Dorothy Gale', 3, 1),
    ('You''re gonna need a bigger boat.', 'Martin Brody', 5, 2),
    ('I''ll be back.', 'The Terminator', 7, 3);`

interface Installed {
  '@electric-sql/pglite': { PGlite: { create(): Promise<{ exec(sql: string): Promise<unknown> }> } }
  '@electric-sql/pglite-socket': {
    PGLiteSocketServer: new (options: object) => { start(): Promise<void>; getServerConn(): string }
  }
  '@platformatic/db-core': { default: unknown }
  fastify: () => {
    register(plugin: unknown, options: object): unknown
    listen(where: { host: string; port: number }): Promise<string>
  }
}

const [folder = '.', port = '0'] = process.argv.slice(2)
const require = createRequire(join(folder, 'package.json'))
const installed = <Name extends keyof Installed>(name: Name): Installed[Name] => require(name)

const { PGlite } = installed('@electric-sql/pglite')
const { PGLiteSocketServer } = installed('@electric-sql/pglite-socket')
const database = await PGlite.create()
await database.exec(TABLES)
const socket = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port: 0, maxConnections: 8 })
await socket.start()

const server = installed('fastify')()
server.register(installed('@platformatic/db-core').default, {
  connectionString: `postgres://postgres:postgres@${socket.getServerConn()}/postgres`,
  // PGlite runs one statement at a time.
  poolSize: 1,
  openapi: true,
  graphql: false,
})
await server.listen({ host: '127.0.0.1', port: Number(port) })
