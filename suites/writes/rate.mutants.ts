import { mutant } from '../../src/kit/index.ts'

export const rateMutants = [
  mutant('takes twice as many writes as it claims', 'WRITE-060', () => {
    let beyond = 0
    return {
      'write.limit': (limited) => {
        beyond += limited.over ? 1 : 0
        return { ...limited, over: limited.over && beyond > 20 }
      },
    }
  }),
  mutant('has no limit on writes at all', 'WRITE-060', {
    'write.limit': (limited) => ({ ...limited, over: false }),
  }),
  mutant('takes half as many writes after a period', 'WRITE-061', () => {
    let seen = 0
    return {
      'write.limit': (limited) => {
        seen += 1
        return { ...limited, over: limited.over || seen > 27 }
      },
    }
  }),
  mutant('tells to come again too early', 'WRITE-062', () => {
    let refusals = 0
    return {
      'write.limit': (limited) => {
        refusals += limited.over ? 1 : 0
        return { ...limited, over: limited.over || refusals === 1 }
      },
    }
  }),
  mutant('does not tell when to come again', 'WRITE-062', {
    'answer.headers': (headers) => headers.filter(([name]) => name.toLowerCase() !== 'retry-after'),
  }),
  mutant('refuses a write for the rate and carries it out', 'WRITE-063', {
    'write.limit': (limited) => ({ ...limited, applied: limited.over }),
  }),
]
