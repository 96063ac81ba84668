import { practice, receiving, rotatable, where } from '../../src/kit/receiver/index.ts'

const { must } = receiving

const source = practice('Standard Webhooks 1.0.0, secret rotation without downtime')

/** Last of all: from here on the receiver has another secret. */
export const rotation = [
  must(
    'RECV-057',
    {
      statement: 'No delivery is lost while the secret is changed.',
      source,
      each: where([rotatable], [{ key: 'during' }]),
      hint: 'Take the new secret beside the old one, without a restart, and the old one out once the sender has changed.',
    },
    async ({ deliverDuringRotation, expect }) => {
      expect(await deliverDuringRotation())
        .toBeAccepted()
        .toLoseNothing()
    },
  ),
  must(
    'RECV-058',
    {
      statement: 'Once the secret was changed, the new one is enough.',
      source,
      each: where([rotatable], [{ key: 'after' }]),
      hint: 'Read secrets where they may change, and not only when the process starts.',
    },
    async ({ deliverAfterRotation, expect }) => {
      expect(await deliverAfterRotation())
        .toBeAccepted()
        .toHaveEffects(1)
    },
  ),
]
