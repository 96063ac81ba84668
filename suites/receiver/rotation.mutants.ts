import { mutant, type ReceiverFaults } from '../../src/kit/receiver/index.ts'
import { addressSigned } from './senders.ts'

type Rotated = NonNullable<ReceiverFaults['rotation.after']>

const oldAlone: Rotated = (old) => old
const newAlone: Rotated = (_, next) => [next]

export const rotationMutants = [
  mutant('rejects everything while its secret is changed', 'RECV-057', { 'rotation.during': () => [] }),
  mutant('answers 200 while its secret is changed, and loses what came', 'RECV-057', () => {
    let isChanging = false
    return {
      'rotation.during': (old, next) => {
        isChanging = true
        return [...old, next]
      },
      'rotation.after': (old, next) => {
        isChanging = false
        return [...old, next]
      },
      effects: (effects) => (isChanging ? 0 : effects),
    }
  }),
  {
    ...mutant('drops the old secret of a sender that still signs by it', 'RECV-057', {
      'rotation.during': newAlone,
    }),
    alter: addressSigned,
  },
  mutant('never learns its next secret', 'RECV-058', {
    'rotation.during': oldAlone,
    'rotation.after': oldAlone,
  }),
  mutant('forgets its next secret once the change is over', 'RECV-058', { 'rotation.after': oldAlone }),
]
