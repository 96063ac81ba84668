import { type Change, practice, receiving, shared, where } from '../../src/kit/receiver/index.ts'

const { must } = receiving

interface Tried {
  key: string
  change: Change
}

export const signatures = [
  must(
    'RECV-012',
    {
      statement: 'A signature made with another secret is rejected.',
      source: practice('Standard Webhooks 1.0.0, signature scheme'),
      each: where<Tried>([shared], [
        { key: 'unknown', change: { forgery: { key: 'unknown' } } },
        { key: 'empty', change: { forgery: { key: 'empty' } } },
      ]),
    },
    async ({ deliver, expect, row }) => {
      expect(await deliver(row.change)).toBeRejected()
    },
  ),
]
