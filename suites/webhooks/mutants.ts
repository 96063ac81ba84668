import { mutant } from '../../src/kit/index.ts'

/** What a caller writes brings events about only where it is stored. */
export const system = 'sap-s4hana'

export const mutants = [
  mutant('signs another body than it sends', 'HOOK-001', {
    'webhook.sign': (sent) => ({ ...sent, body: Buffer.concat([sent.body, Buffer.from('\n')]) }),
  }),
]

export const unprovable: Record<string, string> = {}
