import { mutant } from '../../src/kit/receiver/index.ts'
import { reachedByTls } from './senders.ts'

/** Receivers that are reached by TLS. */
export const transportMutants = [
  mutant('takes TLS 1.0', 'RECV-059', { 'tls.versions': () => ['TLSv1', 'TLSv1.3'] }),
  mutant('takes TLS 1.1', 'RECV-059', { 'tls.versions': () => ['TLSv1.1', 'TLSv1.3'] }),
  mutant('takes TLS 1.3 alone', 'RECV-060', { 'tls.versions': () => ['TLSv1.3', 'TLSv1.3'] }),
  mutant('does not know TLS 1.3', 'RECV-060', { 'tls.versions': () => ['TLSv1.2', 'TLSv1.2'] }),
].map((one) => ({ ...one, alter: reachedByTls }))
