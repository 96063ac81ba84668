/** All that a suite may use. */
export { type Acts } from './acts.ts'
export { mutant, variant, type Faults, type Mutant, type Variant } from './bench.ts'
export {
  binding,
  type Check,
  document,
  fact,
  manifest,
  may,
  must,
  practice,
  rfc,
  should,
  untested,
} from './check.ts'
