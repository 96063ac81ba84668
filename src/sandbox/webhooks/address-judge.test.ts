import { expect, test } from 'vitest'
import { addressRefusal, urlRefusal } from './address-judge.ts'

test.each([
  ...['127.0.0.1', '127.1', '0.0.0.0', '0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  ...['100.64.0.1', '169.254.169.254', '169.254.170.2', '100.100.100.200', '192.0.0.192', '255.255.255.255'],
  ...['2130706433', '0x7f000001', '0x7f.1', '017700000001', '0177.0.0.1', '127.0.0.1.', '１２７.0.0.1'],
  ...['[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::ffff:a9fe:a9fe]', '[::127.0.0.1]'],
  ...['[fc00::1]', '[fd12:3456::1]', '[fe80::1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[ff02::1]'],
  ...['localhost', 'LOCALHOST.', 'a.localhost', 'metadata.google.internal', 'printer.local', 'intranet'],
  ...['ⓛⓞⓒⓐⓛⓗⓞⓢⓣ', 'user@hooks.example.com', 'hooks.example.com@127.0.0.1', 'hooks.example.com#a'],
])('no webhook goes to https://%s', (host) => {
  expect(urlRefusal(`https://${host}/hook`.replace('#a/hook', '/hook#a'))).toBeDefined()
})

test.each([
  ...[
    'hooks.example.com',
    'hooks.example.com.',
    'hooks.example.com:8443',
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
  ],
  ...[
    '[2606:4700::1111]',
    '[::ffff:8.8.8.8]',
    'bücher.example',
    'localhost.example.com',
    '127.0.0.1.example.com',
  ],
])('a webhook may go to https://%s', (host) => {
  expect(urlRefusal(`https://${host}/hook`)).toBeUndefined()
})

test('only https is safe from being read on the way', () => {
  expect(urlRefusal('http://hooks.example.com/')).toMatch(/https/)
  expect(urlRefusal('ftp://hooks.example.com/')).toMatch(/https/)
  expect(urlRefusal('hooks.example.com')).toMatch(/no absolute URL/)
})

test('what is no address is refused too: a resolver that fails lets nothing through', () => {
  expect(addressRefusal('')).toBeDefined()
  expect(addressRefusal('hooks.example.com')).toBeDefined()
})

test.each([
  ['http://127.0.0.1:3000/', true],
  ['http://localhost:3000/', true],
  ['https://[::1]:3000/', true],
  ['http://10.0.0.1/', false],
  ['https://8.8.8.8/', false],
  ['https://hooks.example.com/', false],
  ['http://user@127.0.0.1/', false],
])('a sandbox on a developer’s machine delivers to it and nowhere else: %s', (url, allowed) => {
  expect(urlRefusal(url, { loopback: true }) === undefined).toBe(allowed)
})
