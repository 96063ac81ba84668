import { parameterName } from '../kit/exercise.ts'
import type {
  CoverageTotals,
  DocumentCoverage,
  Exercise,
  OperationCoverage,
  Share,
  StatusCoverage,
  UndocumentedAnswer,
} from '../model/document-coverage.ts'
import type { Answered, Exercised } from '../model/exercised.ts'
import type { Operation } from '../model/operation.ts'
import { coveringType, documentedStatus } from '../spec/document/responses.ts'
import { type CoverageFacts, reasonsFor, type Why } from './unexercised.ts'

/**
 * What of a document was exercised, by all checks of a run together, and why the rest was not. Pure. A status counts where
 * an answer fell under it (`404` under `4XX` where there is no `404`), a content type of answers where it came with its status.
 */
export function documentCoverage(
  run: Omit<CoverageFacts, 'limited'>,
  exercised: readonly Exercised[],
): DocumentCoverage {
  const limited = exercised.some(({ answers }) => Object.values(answers).flat().includes(429))
  const facts = { ...run, limited }
  const reasons = reasonsFor(facts)
  const told = new Map(exercised.map((one) => [one.operation, one]))
  const operations = facts.scope.api.document.operations.map((operation) =>
    coverOperation(operation, told.get(operation.address), reasons(operation)),
  )
  return { totals: totalsOf(operations), operations }
}

/** Of a run against what no document describes. */
export const NO_DOCUMENT: DocumentCoverage = { totals: totalsOf([]), operations: [] }

const NOTHING: Omit<Exercised, 'operation'> = { answers: {}, parameters: {}, requestTypes: {} }

function coverOperation(operation: Operation, told: Exercised | undefined, why: Why): OperationCoverage {
  const { answers, parameters, requestTypes } = told ?? NOTHING
  const uncalled = told ? undefined : why.operation()
  const exercise = (isExercised: boolean, reason: () => string): Exercise =>
    isExercised ? { exercised: true } : { exercised: false, because: uncalled ?? reason() }
  return {
    operation: operation.address,
    ...exercise(told !== undefined, why.operation),
    statuses: statusesOf({ operation, answers, exercise, why }),
    parameters: operation.parameters.map((parameter) => ({
      name: parameter.name,
      in: parameter.in,
      answered: answeredTo(parameters, parameterName(parameter)),
      ...exercise(Object.hasOwn(parameters, parameterName(parameter)), () => why.parameter(parameter)),
    })),
    requestTypes: operation.requestTypes.map((type) => ({
      type,
      answered: answeredTo(requestTypes, type),
      ...exercise(Object.hasOwn(requestTypes, type), why.requestType),
    })),
    undocumented: undocumentedOf(operation, answers),
  }
}

function answeredTo(answered: Answered, name: string): number[] {
  return Object.hasOwn(answered, name) ? (answered[name] ?? []) : []
}

interface Statuses {
  operation: Operation
  answers: Answered
  exercise: (isExercised: boolean, reason: () => string) => Exercise
  why: Why
}

function statusesOf({ operation, answers, exercise, why }: Statuses): StatusCoverage[] {
  const all = [...new Set(Object.values(answers).flat())].sort((a, b) => a - b)
  return Object.entries(operation.responses).map(([status, types]) => {
    const answered = all.filter((one) => documentedStatus(operation, one) === status)
    const missing = () => why.status(status, all)
    const came = Object.keys(answers).filter((type) => answers[type]?.some((one) => answered.includes(one)))
    return {
      status,
      answered,
      ...exercise(answered.length > 0, missing),
      responseTypes: types.map((type) => ({
        type,
        ...exercise(
          came.some((one) => coveringType(types, one) === type),
          answered.length > 0 ? () => otherTypes(came) : missing,
        ),
      })),
    }
  })
}

function otherTypes(came: readonly string[]): string {
  const told = came.map((type) => type || 'no content type').join(', ')
  return `every answer of this status came with ${told}`
}

/** An answer without a body has no content type, which contradicts no document. */
function undocumentedOf(operation: Operation, answers: Answered): UndocumentedAnswer[] {
  const pairs = Object.entries(answers).flatMap(([type, statuses]) =>
    statuses.map((status) => ({ status, ...(type !== '' && { type }) })),
  )
  const isDocumented = ({ status, type }: UndocumentedAnswer) => {
    const key = documentedStatus(operation, status)
    if (key === undefined) return false
    const types = operation.responses[key] ?? []
    return type === undefined || types.length === 0 || coveringType(types, type) !== undefined
  }
  return pairs.filter((pair) => !isDocumented(pair)).sort((a, b) => a.status - b.status)
}

function totalsOf(operations: readonly OperationCoverage[]): CoverageTotals {
  const statuses = operations.flatMap((one) => one.statuses)
  return {
    operations: shareOf(operations),
    statuses: shareOf(statuses),
    parameters: shareOf(operations.flatMap((one) => one.parameters)),
    requestTypes: shareOf(operations.flatMap((one) => one.requestTypes)),
    responseTypes: shareOf(statuses.flatMap(({ responseTypes }) => responseTypes)),
    undocumented: operations.flatMap(({ undocumented }) => undocumented).length,
  }
}

function shareOf(all: readonly Exercise[]): Share {
  return { exercised: all.filter(({ exercised }) => exercised).length, documented: all.length }
}
