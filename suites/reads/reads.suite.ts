import { suite } from '../../src/kit/suite.ts'
import { checks } from './reads.checks.ts'

suite('reads', checks)
