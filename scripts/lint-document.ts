import { globSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { getLineColLocation, lint, loadConfig } from '@redocly/openapi-core'

const files = process.argv.length > 2 ? process.argv.slice(2) : globSync('specs/*/openapi.yaml')
const problems = (await Promise.all(files.map(lintDocument))).flat()
for (const problem of problems) process.stderr.write(`${problem}\n`)
process.exitCode = problems.length ? 1 : 0

/** Problems of an OpenAPI document under the rules of `redocly.yaml`, one line each. A warning is a problem too. */
async function lintDocument(file: string): Promise<string[]> {
  const config = await loadConfig({ configPath: resolve('redocly.yaml') })
  const found = await lint({ ref: resolve(file), config })
  return found.map(({ message, ruleId, location: [place] }) => {
    const where = place
      ? `${relative('.', place.source.absoluteRef)}:${getLineColLocation(place).start.line}`
      : file
    return `${where}: ${message} (${ruleId})`
  })
}
