import { expect, test } from 'vitest'
import type { Operation } from '../model/operation.ts'
import { loadApi } from '../spec/load-api.ts'
import { loadManifest } from '../spec/load-manifest.ts'
import { writtenApi } from '../spec/written-api.ts'
import { isTriable } from './admission.ts'
import type { Scope } from './scope.ts'

async function scopeOf(...claims: [string, string][]): Promise<Scope> {
  await using folder = await writtenApi({ 'systems/desk/system.yaml': claims })
  const api = await loadApi(folder.at('specs/tickets'))
  return { api, manifest: await loadManifest(folder.at('systems/desk/system.yaml'), api) }
}

function operation(scope: Scope, address: string): Operation {
  const found = scope.api.document.operation(address)
  if (!found) throw new Error(`${address} is gone`)
  return found
}

test.each([
  ['GET /tickets', true],
  ['GET /tickets/{id}', true],
  ['GET /me', true],
  ['POST /tickets', false],
  ['DELETE /me', false],
])('with a good token %s may be tried: %s', async (address, triable) => {
  const scope = await scopeOf()
  expect(isTriable(scope, operation(scope, address))).toBe(triable)
})

test('a write to a record that is nowhere changes nothing, and may be tried', async () => {
  const scope = await scopeOf()
  const write: Operation = {
    ...operation(scope, 'GET /me'),
    address: 'PUT /me/{id}',
    method: 'PUT',
    path: '/me/{id}',
  }
  expect(isTriable(scope, write)).toBe(true)
})

test('what the system does not claim it may refuse to everybody', async () => {
  const scope = await scopeOf(['[list, get]', '[list]'])
  expect(isTriable(scope, operation(scope, 'GET /tickets/{id}'))).toBe(false)
})
