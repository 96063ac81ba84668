import type { Answer } from '../../client/answer.ts'
import type { Entity } from '../scope.ts'
import { Unjudged } from '../unjudged.ts'
import { type Body, Drafts } from './draft.ts'
import type { Change, Subject, WriterMeans } from './means.ts'
import { createObserver, type Observer } from './observer.ts'
import { References } from './references.ts'
import { createSender, type Sender, succeeded } from './sender.ts'
import { pathTo } from './workflow.ts'

/** A record that this run made. */
export interface Made extends Subject {
  answer: Answer
}

type Lookup = Pick<References, 'reference' | 'unfitting' | 'nobody' | 'stateKey'>

/** Writes through one connection's token. `send…` gives any answer, the others demand a good one. */
export interface Writer extends Sender, Observer, Lookup {
  /** A body that ought to create a record. */
  draft(entity: Entity): Promise<Body>
  /** Creates a record from a draft, changed first where `change` is given. */
  make(entity: Entity, change?: Change): Promise<Made>
  /** Creates a record and brings it into a state, step by step. */
  makeIn(entity: Entity, code: string): Promise<Made>
  /** Updates a record that this run made. */
  update(made: Made, change: Change): Promise<Answer>
}

export function createWriter(means: WriterMeans): Writer {
  const { scope, reader, mark } = means
  const references = new References(scope, reader)
  const drafts = new Drafts(scope, references, mark)
  const sender = createSender(means, references)
  const observer = createObserver(means, references)
  const make = async (entity: Entity, change: Change = () => {}): Promise<Made> => {
    if (!entity.claims.includes('create'))
      throw new Unjudged(
        `a run changes only what it made, and this system claims no create of ${entity.name}`,
      )
    const sent = await drafts.forCreate(entity)
    await change(sent)
    const answer = succeeded(await sender.sendCreate(entity, sent))
    return { entity, sent, answer, key: observer.keyIn(entity, answer) }
  }
  return {
    ...sender,
    ...observer,
    reference: (entity, pointer, not) => references.reference(entity, pointer, not),
    unfitting: (entity, pointer, where) => references.unfitting(entity, pointer, where),
    nobody: (entity, pointer) => references.nobody(entity, pointer),
    stateKey: (entity, code) => references.stateKey(entity, code),
    draft: (entity) => drafts.forCreate(entity),
    make,
    makeIn: async (entity, code) => {
      const made = await make(entity)
      await observer.settle(entity)
      for (const step of pathTo(scope, entity, code))
        succeeded(await sender.sendState(entity, made.key, step))
      return made
    },
    update: async (made, change) => {
      // A record that does not show yet cannot be asked for either.
      await observer.settle(made.entity)
      return succeeded(await sender.sendUpdate(made.entity, made.key, sender.updateOf(made, change)))
    },
  }
}
