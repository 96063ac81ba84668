import { Console } from 'node:console'
import { inferBinding } from '../src/spec/inference/infer-binding.ts'
import { loadDocument } from '../src/spec/load-document.ts'
import { ROLES } from '../src/spec/plugin/bound-operations.ts'

// What can be read out of OpenAPI documents without a binding: document × entities × roles × gaps.
const files = process.argv.slice(2)
if (files.length === 0) {
  process.stderr.write('Name one or more OpenAPI documents: node scripts/infer.ts <files>\n')
  process.exit(2)
}
const rows: Record<string, string | number>[] = []
for (const file of files) {
  const began = performance.now()
  try {
    const document = await loadDocument(file)
    const { binding, gaps } = inferBinding(document)
    const entities = Object.values(binding.entities)
    const roles = ROLES.map(
      (role) => [role, entities.filter((one) => one[role] !== undefined).length] as const,
    )
    const inRoles = roles.reduce((sum, [, count]) => sum + count, 0)
    const references = entities.reduce((sum, one) => sum + Object.keys(one.references).length, 0)
    rows.push({
      document: file.split('/').at(-1) ?? file,
      operations: document.operations.length,
      entities: entities.length,
      ...Object.fromEntries(roles),
      'in a role': `${inRoles}/${document.operations.length}`,
      references,
      paging: binding.paging.style,
      items: binding.envelopes.list.items,
      item: binding.envelopes.item,
      'error code': binding.errors.code,
      untold: binding.untold?.length ?? 0,
      gaps: gaps.length,
      ms: Math.round(performance.now() - began),
    })
  } catch (error) {
    rows.push({ document: file, gaps: error instanceof Error ? error.message.slice(0, 200) : String(error) })
  }
}
new Console(process.stdout).table(rows)
