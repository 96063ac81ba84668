import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { LoadSide } from '../load/compare-loads.ts'
import type { Measured } from '../load/measured.ts'
import { HarnessError } from '../model/harness-error.ts'
import { isObject } from '../model/json.ts'

/**
 * The runs that a path names: a `load.json`, or a folder with any number of them below it. Throws HarnessError NOT_FOUND where there is
 * none, and USAGE for a file that `assay load` did not write.
 */
export async function readLoadRuns(path: string): Promise<LoadSide> {
  const files = await filesAt(path)
  if (files.length === 0)
    throw new HarnessError(
      'NOT_FOUND',
      `There is no load.json at ${path}. Name the folder of a run, or of runs.`,
    )
  return {
    name: path,
    runs: await Promise.all(files.map(async (file) => ({ file, measured: await readMeasured(file) }))),
  }
}

/** The pointer to the latest run is a link, and no run of its own. */
async function filesAt(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isDirectory()) return found ? [path] : []
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name === 'load.json')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** Throws HarnessError USAGE for a file that `assay load` did not write. */
export async function readMeasured(file: string): Promise<Measured> {
  const text = await readFile(file, 'utf8')
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    read = undefined
  }
  const measured = isObject(read) ? read.measured : undefined
  if (isMeasured(measured)) return measured
  throw new HarnessError(
    'USAGE',
    `${file} was not written by assay load: name a load.json, or a folder of them.`,
  )
}

function isMeasured(read: unknown): read is Measured {
  if (!isObject(read) || typeof read.plan !== 'string' || !isObject(read.generator)) return false
  return [read.phases, read.seconds].every((list) => Array.isArray(list) && list.every(hasLatencies))
}

function hasLatencies(one: unknown): boolean {
  if (!isObject(one) || !Array.isArray(one.latencies)) return false
  return one.latencies.every(
    (each: unknown) => isObject(each) && isObject(each.latency) && Array.isArray(each.latency.buckets),
  )
}
