import { mutant, type ReceiverMutant, type ReceiverScope } from '../../src/kit/receiver/index.ts'
import { accept, fail, valuesOf, where } from './defects.ts'
import { addressSigned, behindProxy, fieldsSigned, messageSigned } from './senders.ts'

const of = (alter: (scope: ReceiverScope) => ReceiverScope, mutants: ReceiverMutant[]): ReceiverMutant[] =>
  mutants.map((one) => ({ ...one, alter }))

/** Receivers of senders whose signature is not the text of one header. */
export const senderMutants = [
  ...of(behindProxy(addressSigned), [
    mutant('takes the address that its proxy called for that of the sender', 'RECV-001', {
      'address.read': (_, own) => own,
    }),
    mutant('forgets that its proxy is called by https', 'RECV-001', {
      'address.read': (address) => address.replace('https:', 'http:'),
    }),
  ]),
  ...of(messageSigned, [
    mutant(
      'takes messages whose signature is left out',
      'RECV-010',
      where((request) => valuesOf(request, 'signature').length === 0, accept),
    ),
    mutant(
      'takes messages that say nothing of a signature',
      'RECV-010',
      where((request) => valuesOf(request, 'signature-input').length === 0, accept),
    ),
    mutant('takes messages of any key', 'RECV-013', {
      'signature.equal': (_, { given }) => given.length === 44,
    }),
    mutant('compares the length of a message signature', 'RECV-017', {
      'signature.equal': (_, { given, right }) => given.length === right.length,
    }),
    mutant('verifies a message, and not that its digest is that of the body', 'RECV-019', {
      'digest.holds': () => true,
    }),
    mutant('is content with a signature that does not cover the digest', 'RECV-019', {
      'components.enough': () => true,
      'digest.holds': () => true,
    }),
    mutant('passes over the time of a message', 'RECV-020', { 'time.fresh': () => true }),
  ]),
  ...of(fieldsSigned, [
    mutant('takes any signature in a body', 'RECV-017', {
      'signature.equal': (_, { given }) => given !== '',
    }),
    mutant('takes a body without a signature', 'RECV-010', {
      'signature.equal': (same, { given }) => same || given === '',
    }),
    mutant('verifies the number in an id alone that stands in a body', 'RECV-019', {
      'fields.verified': ([id = '', ...others]) => [id.replace(/\D+$/, ''), ...others],
    }),
    mutant(
      'fails on a body that it cannot look for a signature in',
      'RECV-030',
      where(({ body }) => body.toString() === 'null', fail),
    ),
  ]),
]
