import { suite } from '../../src/kit/suite.ts'
import { checks } from './errors.checks.ts'

suite('errors', checks)
