import { writeFile } from 'node:fs/promises'
import { arch, availableParallelism, platform } from 'node:os'
import { join } from 'node:path'
import type { Measured } from '../load/measured.ts'
import { loadReport } from '../load/report/load-report.ts'
import type { LoadVerdict } from '../load/verdict/judge-load.ts'
import type { LoadRunFacts } from '../model/load-report.ts'
import { writeLoadResults } from '../reporters/load/allure.ts'
import { loadCharts } from '../reporters/load/charts.ts'
import { loadPage } from '../reporters/load/page.ts'
import { git } from './app-version.ts'
import { VERSION } from './package-facts.ts'
import { pointLatest } from './run-folder.ts'

interface Writing extends Pick<LoadRunFacts, 'target' | 'engine' | 'cost'> {
  /** Of this run. */
  folder: string
}

/** Writes all that a run has shown into its folder: for machines, for people, for Allure. Returns the page's path. */
export async function writeLoadReport(
  measured: Measured,
  verdict: LoadVerdict,
  { folder, ...facts }: Writing,
): Promise<string> {
  const commit = await git(process.cwd(), 'rev-parse', 'HEAD')
  const report = loadReport(measured, verdict, {
    ...{ version: VERSION, ...facts, ...(commit !== undefined && { commit }) },
    environment: { node: process.version, platform: `${platform()} ${arch()}`, cpus: availableParallelism() },
  })
  const write = (name: string, text: string) => writeFile(join(folder, name), text)
  await write('load.json', `${JSON.stringify({ verdict, measured }, null, 1)}\n`)
  await write('report.json', `${JSON.stringify(report, null, 1)}\n`)
  await write('report.html', loadPage(report))
  for (const [name, svg] of Object.entries(loadCharts(report))) await write(name, svg)
  writeLoadResults(report, join(folder, 'allure-results'))
  await pointLatest(folder)
  return join(folder, 'report.html')
}
