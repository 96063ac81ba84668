import { suite } from '../../src/kit/suite.ts'
import { checks } from './auth.checks.ts'

suite('auth', checks)
