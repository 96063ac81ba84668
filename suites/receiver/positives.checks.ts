import { practice, receiving } from '../../src/kit/receiver/index.ts'

const { must } = receiving

export const positives = [
  must(
    'RECV-001',
    {
      statement: 'A correctly signed delivery of a new event is answered 2xx, and has its effect once.',
      source: practice('Standard Webhooks 1.0.0, verifying webhooks'),
      hint: 'Start here: as long as nothing correct is accepted, nothing can be said of what is rejected.',
    },
    async ({ greet, expect }) => {
      expect(await greet()).toBeAccepted().toHaveEffects(1)
    },
  ),
]
