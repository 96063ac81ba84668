import { below } from './below.checks.ts'
import { change } from './change.checks.ts'
import { content } from './content.checks.ts'
import { finding } from './finding.checks.ts'
import { paging } from './paging.checks.ts'
import { questions } from './questions.checks.ts'
import { shape } from './shape.checks.ts'

export const checks = [...shape, ...paging, ...finding, ...questions, ...content, ...change, ...below]
