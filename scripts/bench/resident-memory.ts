import { sandboxWith } from './bench-sandbox.ts'

// Reads all over a sandbox of so many records and prints the memory that is resident afterwards, in bytes.
const PAGES = 60
const list = await sandboxWith(Number(process.argv[2]))
for (let read = 0; read < PAGES; read += 1) await list.read(1 + Math.floor((read / PAGES) * list.lastPage))
globalThis.gc?.()
process.stdout.write(String(process.memoryUsage().rss))
