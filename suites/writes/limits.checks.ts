import {
  anotherFor,
  beyondRule,
  document,
  documentedValues,
  fact,
  firstOf,
  limited,
  manifest,
  must,
  openReferences,
  otherCustom,
  outsideEnum,
  perLimit,
  pickyReferences,
  requiredFields,
  tryBeyond,
  unlisted,
  usualLimit,
} from '../../src/kit/index.ts'

const CLAIM = manifest('entities/*/limits')
const HINT = 'The outcome in the manifest must be what reading back shows, not what the answer says.'

export const limits = [
  must(
    'WRITE-020',
    {
      statement: 'A field that is claimed to be read-only takes no value, with the outcome that is claimed.',
      source: CLAIM,
      each: limited('read-only', ['create', 'update']),
      danger: 'write',
      hint: HINT,
    },
    async ({ row, observe, expect, ...means }) => {
      const place = firstOf(row.field)
      const value = (before: unknown) => anotherFor(means, row, before)
      const { outcome, told } = await tryBeyond(means, { ...row, place, value })
      expect(observe(outcome), `the outcome of writing ${told}`).toEqual(row.limit.outcome ?? 'refused')
    },
  ),
  must(
    'WRITE-021',
    {
      statement: 'A write without a field that is claimed to be required has the outcome that is claimed.',
      source: CLAIM,
      each: requiredFields,
      danger: 'write',
      hint: HINT,
    },
    async ({ row, observe, expect, ...means }) => {
      const step = { ...row, place: firstOf(row.field), value: () => row.instead }
      const { outcome, told } = await tryBeyond(means, step)
      expect(observe(outcome), `the outcome of leaving out ${told}`).toEqual(row.limit.outcome ?? 'refused')
    },
  ),
  must(
    'WRITE-022',
    {
      statement:
        'A reference to a record that does not exist is refused and stored nowhere, unless the manifest claims otherwise.',
      source: fact('referenced keys must exist'),
      each: openReferences,
      danger: 'write',
    },
    async ({ row, write, observe, expect, ...means }) => {
      const value = await write.nobody(row.entity, row.field)
      const step = { ...row, value: () => value }
      const { outcome, told } = await tryBeyond({ ...means, write }, step)
      expect(observe(outcome), `the outcome of referring to nobody in ${told}`).toEqual(
        row.limit.outcome ?? 'refused',
      )
    },
  ),
  must(
    'WRITE-023',
    {
      statement:
        'A reference to a record that may not be referred to (blocked, out of stock) has the outcome that is claimed.',
      source: CLAIM,
      each: pickyReferences,
      danger: 'write',
      hint: HINT,
    },
    async ({ row, write, observe, expect, ...means }) => {
      const value = await write.unfitting(row.entity, row.field, row.wrong)
      const allowed = (before: unknown) => write.reference(row.entity, row.field, before)
      const step = { ...row, value: () => value, allowed }
      const { outcome, told } = await tryBeyond({ ...means, write }, step)
      expect(observe(outcome), `the outcome of referring to it in ${told}`).toEqual(
        row.limit.outcome ?? 'refused',
      )
    },
  ),
  must(
    'WRITE-024',
    {
      statement: 'A value that the document does not list is refused, and not stored.',
      source: document('enum'),
      each: outsideEnum,
      danger: 'write',
    },
    async ({ row, observe, expect, ...means }) => {
      const step = {
        ...row,
        limit: usualLimit('enum'),
        place: firstOf(row.field),
        value: () => unlisted(row.values),
      }
      const { outcome, told } = await tryBeyond(means, step)
      expect(observe(outcome), `the outcome of writing ${told}`).toEqual('refused')
    },
  ),
  must(
    'WRITE-025',
    {
      statement: 'A value beyond those that the system claims to take has the outcome that is claimed.',
      source: CLAIM,
      each: limited('enumerated', ['create', 'update']),
      danger: 'write',
      hint: HINT,
    },
    async ({ row, observe, expect, ...means }) => {
      const value = () => unlisted(row.limit.values, documentedValues(means.scope, row))
      const allowed = (before: unknown) => row.limit.values.find((one) => one !== before)
      const step = { ...row, place: firstOf(row.field), value, allowed }
      const { outcome, told } = await tryBeyond(means, step)
      expect(observe(outcome), `the outcome of writing ${told}`).toEqual(row.limit.outcome ?? 'refused')
    },
  ),
  must(
    'WRITE-026',
    {
      statement: 'A custom field that is claimed not to be writable has the outcome that is claimed.',
      source: CLAIM,
      each: limited('custom-field', ['create', 'update']),
      danger: 'write',
      hint: HINT,
    },
    async ({ row, observe, expect, ...means }) => {
      const step = { ...row, place: row.field, value: (before: unknown) => otherCustom(before) }
      const { outcome, told } = await tryBeyond(means, step)
      expect(observe(outcome), `the outcome of writing ${told}`).toEqual(row.limit.outcome ?? 'refused')
    },
  ),
  must(
    'WRITE-027',
    {
      statement:
        'A value just beyond a business rule has the outcome that is claimed; one at its bound is taken.',
      source: CLAIM,
      each: perLimit('business-rule', beyondRule),
      danger: 'write',
      hint: HINT,
    },
    async ({ row, observe, expect, ...means }) => {
      const step = { ...row, place: firstOf(row.field) }
      const within = await tryBeyond(means, { ...step, vary: true, value: row.within })
      expect(within.outcome, `the outcome of writing ${within.told}`).toEqual('stored')
      const { outcome, told } = await tryBeyond(means, { ...step, value: () => row.beyond })
      expect(observe(outcome), `the outcome of writing ${told}`).toEqual(row.limit.outcome ?? 'refused')
    },
  ),
]
