import { suite } from '../../src/kit/suite.ts'
import { checks } from './webhooks.checks.ts'

suite('webhooks', checks)
