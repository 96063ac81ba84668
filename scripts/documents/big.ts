import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNode } from '../command.ts'
import { writeBigDocument } from './big-document.ts'

/** Makes a document of about so many MB and prints what loading, inferring, generating and planning take, and their memory. */
export async function measureBig(megabytes: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-big-'))
  try {
    const { json, yaml, entities, operations } = await writeBigDocument(folder, megabytes)
    process.stdout.write(
      `${entities} entities, ${operations} operations, one ring of references, an external file\n`,
    )
    await measure('JSON', json, 'all')
    await measure('YAML', yaml, 'load')
    await measure('JSON', json, 'plan')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(form: string, file: string, way: 'all' | 'load' | 'plan'): Promise<void> {
  const script = join(import.meta.dirname, 'big-step.ts')
  const { code, output } = await runNode([script, way, file])
  if (code !== 0) throw new Error(`${way} of ${file} ended with exit code ${code}:\n${output.slice(-2000)}`)
  const { seconds, peak } = JSON.parse(output.trimEnd().split('\n').at(-1) ?? '') as {
    seconds: Record<string, number>
    peak: number
  }
  const steps = Object.entries(seconds).map(([name, took]) => `${name} ${took.toFixed(1)} s`)
  const size = ((await stat(file)).size / 1e6).toFixed(1)
  process.stdout.write(
    `${size} MB of ${form}: ${steps.join(', ')}; at most ${Math.round(peak)} MB of memory\n`,
  )
}
