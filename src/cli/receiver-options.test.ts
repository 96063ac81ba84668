import { expect, test } from 'vitest'
import { argvOf } from './receiver-options.ts'
import { replayReceiver } from './replay-receiver.ts'

test.each<[string, string[]]>([
  ['  systemctl restart  hooks ', ['systemctl', 'restart', 'hooks']],
  [`'/srv/my hooks/count.sh' "a 'b'" c"d e"f`, ['/srv/my hooks/count.sh', "a 'b'", 'cd ef']],
  [`test '' = ""`, ['test', '', '=', '']],
  ['echo $HOME a\\b *', ['echo', '$HOME', 'a\\b', '*']],
])('quotes hold the words of a line together, and nothing else is special: %s', (line, words) => {
  expect(argvOf(line)).toEqual(words)
})

test.each(['sh -c "one', `it's`])('a quote that is never closed is refused: %s', (line) => {
  expect(() => argvOf(line)).toThrow(/quote that is not closed/)
})

test('a command to try again holds no password of an address and no token of a line', () => {
  const line = replayReceiver(
    {
      ...{ receiver: 'http://127.0.0.1:1/hook', recipe: 'ours', secret: ['env:HOOK_SECRET'] },
      ...{ allow: [], answerLimit: 10, quick: false },
      countUrl: 'http://127.0.0.1:1/count?token=t0ps3cret1',
      stateUrl: 'http://me:t0ps3cret2@127.0.0.1:1/{{entity}}',
      restartCommand: "curl -H 'Authorization: Bearer t0ps3cret3' http://127.0.0.1:1/restart",
    },
    'RECV-001',
  )
  expect(line).not.toContain('t0ps3cret')
  expect(line).toContain('--secret env:HOOK_SECRET')
  expect(line).toContain('--count-url')
})
