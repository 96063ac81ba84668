import {
  allowedOperations,
  anotherFor,
  asStored,
  deniedFields,
  deniedOperations,
  firstOf,
  freeStep,
  frozen,
  frozenToRemove,
  hasChanged,
  initialStates,
  manifest,
  must,
  openStates,
  outcomeByTrace,
  refusedState,
  steps,
  traceOf,
  tryBeyond,
  untouched,
  use,
  usualLimit,
  workflowOf,
} from '../../src/kit/index.ts'

const WORKFLOW = manifest('entities/*/states')

export const states = [
  must(
    'WRITE-030',
    {
      statement: 'A new record is in the initial state of its workflow.',
      source: WORKFLOW,
      each: initialStates,
      danger: 'write',
    },
    async ({ row, write, expect }) => {
      const { key } = await write.make(row.entity)
      expect(await write.stateOf(row.entity, key), 'state of a new record').toEqual(row.initial)
    },
  ),
  must(
    'WRITE-031',
    {
      statement:
        'Every step that the workflow allows is taken, and the new state reads back; what a caller sent stays.',
      source: WORKFLOW,
      each: steps('allowed'),
      danger: 'write',
    },
    async ({ row, scope, write, expect }) => {
      const made = await write.makeIn(row.entity, row.from)
      const before = await write.readBack(row.entity, made.key)
      const answer = await write.sendState(row.entity, made.key, row.to)
      expect(answer).toSucceed().toConform()
      expect(await write.stateIn(row.entity, answer), 'answered state').toBeOneOf([row.to, undefined])
      expect(await write.stateOf(row.entity, made.key), `state after ${row.from} to ${row.to}`).toEqual(
        row.to,
      )
      const after = await write.readBack(row.entity, made.key)
      const [kept, was] = [after, before].map((record) => asStored(scope, made, record).seen)
      expect(kept, 'what was sent to create the record').toEqual(was)
    },
  ),
  must(
    'WRITE-032',
    {
      statement:
        'Every step that the workflow does not allow has the outcome that is claimed, and the record stays as it was.',
      source: WORKFLOW,
      each: steps('forbidden'),
      danger: 'write',
    },
    async ({ row, scope, binding, write, observe, expect }) => {
      const { key } = await write.makeIn(row.entity, row.from)
      const before = await write.readBack(row.entity, key)
      const answer = await write.sendState(row.entity, key, row.to)
      const [claimed, refusal] = workflowOf(scope, row.entity)
      const outcome = observe(refusedState(binding, answer, refusal))
      expect(outcome, `the outcome of ${row.from} to ${row.to}`).toEqual(claimed)
      expect(await write.stateOf(row.entity, key), `state after ${row.from} to ${row.to}`).toEqual(row.from)
      const after = await write.readBack(row.entity, key)
      const [left, was] = [after, before].map((record) => untouched(record, row.entity, []))
      expect(left, 'the record').toEqual(was)
    },
  ),
  must(
    'WRITE-033',
    {
      statement:
        'In a state in which it is claimed to be frozen, a field does not change; elsewhere it does.',
      source: manifest('entities/*/limits'),
      each: frozen,
      danger: 'write',
    },
    async ({ row, write, observe, expect, ...means }) => {
      const step = freeStep({ ...means, write }, row)
      const there = { ...step, prepare: () => write.makeIn(row.entity, row.state) }
      const { outcome, told } = await tryBeyond({ ...means, write }, there)
      expect(observe(outcome), `the outcome of changing ${told} in ${row.state}`).toEqual(
        row.limit.outcome ?? 'refused',
      )
      const elsewhere = { ...step, prepare: () => write.makeIn(row.entity, row.open) }
      const open = await tryBeyond({ ...means, write }, elsewhere)
      expect(open.outcome, `the outcome of changing ${open.told} in ${row.open}`).toEqual('stored')
    },
  ),
  must(
    'WRITE-034',
    {
      statement:
        'An operation that a role is denied has the outcome that is claimed, and nothing changes; others may use it.',
      source: manifest('roles'),
      each: deniedOperations,
      needs: ['roles'],
      danger: 'write',
    },
    async ({ row, scope, binding, write, writeAs, sample, observe, expect }) => {
      const made = await row.subject(write, sample)
      const before = await traceOf(write, row.entity, made)
      const denied = await use({ write, by: writeAs(row.roleName) }, { ...row, scope }, made)
      const after = await traceOf(write, row.entity, made)
      const refusal = row.denial.refusal ?? 'forbidden'
      const outcome = observe(outcomeByTrace(binding, denied, { refusal, before, after }))
      expect(outcome, `the outcome (status ${denied.status})`).toEqual(row.denial.outcome ?? 'refused')
      expect(denied).toConform()
      expect(after, 'what is stored').toEqual(before)
      expect(await use({ write, by: write }, { ...row, scope }, made)).toSucceed()
    },
  ),
  must(
    'WRITE-035',
    {
      statement:
        'A field that a role may not write has the outcome that is claimed for it; others may write it.',
      source: manifest('roles'),
      each: deniedFields,
      needs: ['roles'],
      danger: 'write',
    },
    async ({ row, write, writeAs, observe, expect, ...means }) => {
      const prepare = () => write.make(row.entity)
      const step = { ...freeStep({ ...means, write }, row), limit: row.denial, prepare }
      const by = row.lacking(writeAs(row.roleName))
      const { outcome, told } = await tryBeyond({ ...means, write: by }, step)
      expect(observe(outcome), `the outcome of ${row.roleName} writing ${told}`).toEqual(
        row.denial.outcome ?? 'refused',
      )
      const other = await tryBeyond({ ...means, write }, step)
      expect(other.outcome, `the outcome of another writing ${other.told}`).toEqual('stored')
    },
  ),
  must(
    'WRITE-036',
    {
      statement: 'In each state a field that is not claimed to be frozen there is changed by an update.',
      source: WORKFLOW,
      each: openStates,
      danger: 'write',
    },
    async ({ row, write, expect, ...means }) => {
      const { outcome, told } = await tryBeyond(
        { ...means, write },
        {
          ...row,
          limit: usualLimit('open-state'),
          place: firstOf(row.field),
          value: (before) => anotherFor({ ...means, write }, row, before),
          prepare: () => write.makeIn(row.entity, row.state),
        },
      )
      expect(outcome, `the outcome of changing ${told} in ${row.state}`).toEqual('stored')
    },
  ),
  must(
    'WRITE-037',
    {
      statement:
        'What a role is not denied it may do: it is shown what it reads, and what it writes is stored.',
      source: manifest('roles'),
      each: allowedOperations,
      needs: ['roles'],
      danger: 'write',
    },
    async ({ row, scope, write, writeAs, sample, expect }) => {
      const made = await row.subject(write, sample)
      const before = await traceOf(write, row.entity, made)
      const by = writeAs(row.roleName)
      expect(await use({ write: row.lacking(write), by }, { ...row, scope }, made)).toSucceed()
      const isChanged = await hasChanged(write, { entity: row.entity, made }, before)
      expect(isChanged, 'whether a change is stored').toEqual(row.isWrite)
    },
  ),
  must(
    'WRITE-038',
    {
      statement:
        'In a state in which all of it is claimed to be frozen, a record is not removed; elsewhere it is.',
      source: manifest('entities/*/limits'),
      each: frozenToRemove,
      danger: 'write',
    },
    async ({ row, binding, write, observe, expect }) => {
      const { entity, state } = row
      const { key } = await write.makeIn(entity, state)
      const before = await write.readBack(entity, key)
      const answer = await write.sendRemove(entity, key)
      const after = await write.lookUp(entity, key)
      const refusal = row.limit.refusal ?? 'conflict'
      const outcome = observe(outcomeByTrace(binding, answer, { refusal, before, after }))
      expect(outcome, `the outcome of a removal in ${state} (status ${answer.status})`).toEqual(row.due)
      const free = await write.makeIn(entity, row.open)
      expect(await write.sendRemove(entity, free.key)).toSucceed()
    },
  ),
]
