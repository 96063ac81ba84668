import { main } from '../../src/cli/main.ts'
import { generatedFiles } from '../../src/spec/generation/generated-files.ts'
import { inferBinding } from '../../src/spec/inference/infer-binding.ts'
import { loadDocument } from '../../src/spec/load-document.ts'

// Does what one argument names with the document that the other names, and ends with a line of JSON: what each step took in
// seconds, and the most memory that the process had, in MB. Each way stands in a process of its own, or one would hide another's memory.
const [way = '', file = ''] = process.argv.slice(2)
const seconds: Record<string, number> = {}

async function step<T>(name: string, action: () => T | Promise<T>): Promise<T> {
  const began = performance.now()
  const result = await action()
  seconds[name] = (performance.now() - began) / 1000
  return result
}

if (way === 'all') {
  const document = await step('load', () => loadDocument(file))
  await step('infer', () => inferBinding(document))
  await step('generate', () => generatedFiles(document, { source: 'document', command: 'npm run documents' }))
} else if (way === 'load') await step('load', () => loadDocument(file))
else {
  const code = await step('certify --dry-run', () => main(['certify', '--document', file, '--dry-run']))
  if (code !== 0) throw new Error(`certify --dry-run ended with ${code}`)
}
// maxRSS is in KiB.
const peak = (process.resourceUsage().maxRSS * 1024) / 1e6
process.stdout.write(`\n${JSON.stringify({ seconds, peak })}\n`)
