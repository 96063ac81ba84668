import { suite } from '../../src/kit/suite.ts'
import { checks } from './writes.checks.ts'

suite('writes', checks)
