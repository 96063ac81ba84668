/** What the comparator finds. Its own types cannot be resolved by TypeScript: they name files without their endings. */
export interface ComparatorFinding {
  type: 'error' | 'warning' | 'info'
  code: string
  message: string
  mockDetails?: { interactionDescription?: string | null; location: string }
  specDetails?: { location: string }
}

interface Library {
  Comparator: new (documents: {
    oas: unknown
  }) => {
    compare(pact: unknown): AsyncIterable<ComparatorFinding>
  }
}

/** A comparator for one document; it is loaded when it is first needed. */
export async function comparatorFor(document: unknown): Promise<InstanceType<Library['Comparator']>> {
  const library: unknown = await import('@pactflow/openapi-pact-comparator')
  if (!isLibrary(library)) throw new TypeError('the comparator is not what its version should be')
  return new library.Comparator({ oas: document })
}

function isLibrary(value: unknown): value is Library {
  return typeof value === 'object' && value !== null && 'Comparator' in value
}
