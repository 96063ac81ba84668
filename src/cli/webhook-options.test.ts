import { expect, test } from 'vitest'
import { demandNoWebhooks, webhooksOf } from './webhook-options.ts'

const URL = 'https://hooks.example.com/in?of=us'
const CONFIGURED = { url: URL, secret: 'env:A', listen: '127.0.0.1:8787' }

test('a target that says nothing of webhooks has none', () => {
  expect(webhooksOf({}, undefined)).toBeUndefined()
})

test('the command line stands in place of the configuration, part by part', () => {
  expect(webhooksOf({ webhookSecret: 'env:B', webhookWait: '2m' }, CONFIGURED)).toEqual({
    ...{ url: URL, secret: 'env:B', listen: '127.0.0.1:8787', wait: '2m' },
  })
})

test.each([
  [{ webhookSecret: 'env:A' }, 'go with --webhook-url'],
  [{ webhookUrl: URL }, 'goes with --webhook-secret'],
  [{ webhookUrl: URL, webhookSecret: 'whsec_literal' }, 'a secret is written as a reference'],
  [
    { webhookUrl: 'http://hooks.example.com/in', webhookSecret: 'env:A' },
    '--webhook-url must begin with https://',
  ],
  [
    { webhookUrl: 'hooks', webhookSecret: 'env:A' },
    '--webhook-url must be an address like https://hooks.example.com/in',
  ],
  [
    { webhookUrl: URL, webhookSecret: 'env:A', webhookListen: '0.0.0.0:80' },
    '--webhook-listen must be a loopback address',
  ],
  [
    { webhookUrl: URL, webhookSecret: 'env:A', webhookListen: '127.0.0.1:70000' },
    '--webhook-listen must be a loopback',
  ],
  [
    { webhookUrl: URL, webhookSecret: 'env:A', webhookWait: '1h' },
    '--webhook-wait must be a time such as 30s',
  ],
])('%j is refused: %s', (options, message) => {
  expect(() => webhooksOf(options, undefined)).toThrow(message)
  expect(() => webhooksOf(options, undefined)).not.toThrow('whsec_literal')
})

test('where no target is named there is nothing whose webhooks could come', () => {
  expect(() => demandNoWebhooks({ webhookUrl: URL }, 'it delivers in process')).toThrow(
    'The --webhook-… options go with --target: it delivers in process.',
  )
  expect(() => demandNoWebhooks({}, 'it delivers in process')).not.toThrow()
})
