/**
 * The order in which a person reads a report: what it is about, the verdict, then the evidence. One list serves all
 * objects, since the same name stands at the same place in each of them.
 */
export const KEY_ORDER = [
  ...['schemaVersion', 'assay', 'version', 'key', 'suite', 'status', 'id', 'startedAt', 'durationMs'],
  ...['api', 'system', 'target', 'selection', 'requirement', 'finding', 'error', 'omission'],
  ...['claim', 'entity', 'limit', 'state', 'role', 'operation', 'to', 'origin', 'claimed'],
  ...['level', 'statement', 'source', 'danger', 'needs', 'hint'],
  ...['title', 'documentDigest', 'name', 'kind', 'ref', 'baseUrl', 'suites', 'only'],
  ...['include', 'exclude', 'leftOut', 'seed', 'records', 'maxRequests', 'rate', 'timeBudgetMs'],
  ...['verdict', 'outcome', 'because', 'counts', 'passed', 'failed', 'broken', 'skipped'],
  ...['warnings', 'notes', 'missing', 'checks'],
  ...['expected', 'seen', 'pointer', 'documentPointer', 'exchange', 'smallest', 'code', 'message'],
  ...['replay', 'exchanges', 'request', 'response', 'failure', 'method', 'url', 'headers', 'body', 'bodyCut'],
  ...['readOnly', 'changes', 'what', 'by', 'proofs', 'sent'],
  ...['agreed', 'given', 'agreedEvent', 'contentType'],
  ...['contracts', 'results', 'consumer', 'provider', 'file', 'description'],
  ...['matrices', 'states', 'roles', 'limits', 'tried', 'proof'],
  ...['documentCoverage', 'totals', 'operations', 'in', 'type', 'exercised', 'answered'],
  ...['statuses', 'parameters', 'requestTypes', 'responseTypes', 'undocumented'],
  ...['fieldCoverage', 'field', 'documented', 'present', 'null', 'defaulted', 'distinct'],
] as const
