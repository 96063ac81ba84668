import type { EntityBinding } from '../../model/binding.ts'
import type { KeySource } from '../../model/chain.ts'
import type { Evidence, Inference } from '../../model/inference.ts'
import type { Output } from '../../model/io.ts'
import { OPERATION_ROLES } from '../../model/manifest.ts'
import { pointerTokens } from '../../model/pointer.ts'
import { printable } from '../printable.ts'

/** What was read out of a document and why, one line a part, and one for each entity. */
export function showInference({ binding, evidence, gaps }: Inference, out: Output): void {
  const shared = evidence.filter(({ what }) => !/^\/(?:entities|chains)\//.test(what))
  const rows = [
    ...shared.map((one): Row => [one.what.slice(1), shown(one.value), because(one)]),
    ...Object.entries(binding.entities).map(([name, entity]): Row => entityRow(name, entity, evidence)),
    ...evidence.filter(({ what }) => what.startsWith('/chains/')).map(chainRow),
  ]
  const widths = [0, 1].map((column) =>
    Math.min(44, Math.max(...rows.map((row) => row[column]?.length ?? 0))),
  )
  out.write(`Inferred from the document of ${printable(binding.title)}, as no binding was named:\n`)
  for (const [what, value, why] of rows)
    out.write(`  ${what.padEnd(widths[0] ?? 0)}  ${value.padEnd(widths[1] ?? 0)}  ${printable(why)}\n`)
  for (const gap of gaps) out.write(`  not read: ${printable(gap)}\n`)
  out.write(
    'Whatever is wrong: assay new api <name> --document <file> writes it down for you to correct.\n\n',
  )
}

type Row = readonly [what: string, value: string, why: string]

function entityRow(name: string, entity: EntityBinding, evidence: readonly Evidence[]): Row {
  const roles = OPERATION_ROLES.filter((role) => entity[role] !== undefined)
  const id = evidence.find(({ what }) => what === `/entities/${name}/id`)
  const references = Object.values(entity.references)
  const refers = references.length === 0 ? '' : `; refers to ${[...new Set(references)].join(', ')}`
  return [
    name,
    roles.join(' '),
    `${entity.list ?? `${entity.create} makes one, no list`}; key ${entity.id}: ${id?.because ?? ''}${refers}`,
  ]
}

/** One key in one path. */
function chainRow({ what, value, ...told }: Evidence): Row {
  const [, path = '', parameter = ''] = pointerTokens(what)
  const { from, value: given } = value as KeySource
  return [path, `{${parameter}} from ${from ?? given}`, because({ what, value, ...told })]
}

function shown(value: unknown): string {
  return value === '' ? 'the whole answer' : printable(String(value))
}

function because({ because: why, documentPointer }: Evidence): string {
  return `${why} (${documentPointer})`
}
