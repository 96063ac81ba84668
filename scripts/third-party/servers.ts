import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** A published server that certifies itself nowhere here: what is found in it is real. */
export interface ThirdParty {
  name: string
  /** What is installed, in versions that stay. */
  packages: string[]
  /** Path of the document that the server publishes. */
  document: string
  /** Where it listens if that is free, so that a replay printed yesterday fits today. */
  port: number
  /** A host of the internet that it depends on, and what stands in for it on loopback. */
  standIn?: { host: string; answer: unknown }
  /** Files to run from a clean state; gives the folder to run in and what to run. */
  prepare(installed: string, work: string): Promise<{ cwd: string; args(port: number): string[] }>
}

/** What the United States' geocoder answers of the address that the example's own tests ask for. */
const GEOCODED = { result: { addressMatches: [{ coordinates: { x: -73.72466, y: 41.109657 } }] } }

export const SERVERS: readonly ThirdParty[] = [
  {
    name: 'loopback-todo',
    packages: ['@loopback/example-todo@6.0.0'],
    document: '/openapi.json',
    port: 41_811,
    standIn: { host: 'geocoding.geo.census.gov', answer: GEOCODED },
    async prepare(installed, work) {
      const home = join(installed, 'node_modules', '@loopback', 'example-todo')
      // It keeps its records in a file below the working folder: each run begins with those it comes with.
      await rm(join(work, 'data'), { recursive: true, force: true })
      await cp(join(home, 'data'), join(work, 'data'), { recursive: true })
      return { cwd: work, args: () => [home] }
    },
  },
  {
    name: 'platformatic-db',
    packages: [
      '@platformatic/db-core@3.67.0',
      'fastify@5.12.8',
      '@electric-sql/pglite@0.5.14',
      '@electric-sql/pglite-socket@0.2.17',
    ],
    document: '/documentation/json',
    port: 41_812,
    prepare: async (installed, work) => ({
      cwd: work,
      args: (port) => [join(import.meta.dirname, 'platformatic.ts'), installed, String(port)],
    }),
  },
]
