import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { openLoadSandbox } from '../../src/cli/load-sandbox.ts'
import { exportK6 } from '../../src/load/k6/export-k6.ts'
import { readRunnerOutput } from '../../src/load/merge/k6-samples.ts'
import { mergeK6 } from '../../src/load/merge/merge-k6.ts'
import { exportPlan } from './export-sample.ts'

const there = (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'k6')))

test.skipIf(!there)(
  'k6 itself runs the exported script (skipped where no k6 is on the path)',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assay-real-k6-'))
    const session = await openLoadSandbox({
      files: { apiFolder: 'specs/makini', manifestFile: 'systems/sap-s4hana/system.yaml' },
      ...{ seed: 1, records: 20 },
    })
    const right = exportPlan()
    const files = exportK6({ ...right, deployment: { ...right.deployment, parallelism: 1 } })
    const [script, output] = [join(folder, 'script.js'), join(folder, 'out.ndjson')]
    await writeFile(script, files['script.js'] ?? '')
    await promisify(execFile)('k6', ['run', '--quiet', '--out', `json=${output}`, script], {
      env: {
        ...process.env,
        ASSAY_BASE_URL: session.baseUrl,
        ASSAY_TOKEN_PRIMARY: session.connections.primary.access.reveal(),
        ASSAY_TOKEN_SECOND: session.connections.second?.access.reveal() ?? '',
      },
    })
    const lines = (await readFile(output, 'utf8')).split('\n')
    const told = await readRunnerOutput(
      output,
      (async function* () {
        yield* lines
      })(),
    )
    const measured = mergeK6(JSON.parse(files['plan.json'] ?? ''), [told])
    await session.close()
    await rm(folder, { recursive: true })
    expect(measured.totals.classes.ok ?? 0).toBeGreaterThan(200)
    expect(measured.totals.finished).toBe(measured.totals.classes.ok)
  },
  60_000,
)
