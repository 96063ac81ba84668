import type { Recipe, Scope } from '../../src/kit/index.ts'

/** Id and time are signed, and a delivery has room for several signatures. */
const STANDARD: Recipe = {
  about: 'Standard Webhooks',
  source: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  schemes: [
    {
      label: 'v1',
      algorithm: 'hmac-sha256',
      encodings: ['base64'],
      secret: { encoding: 'base64', prefix: 'whsec_' },
    },
  ],
  signature: { header: 'webhook-signature', between: ' ', mark: ',' },
  id: { header: 'webhook-id', without: '.' },
  time: { header: 'webhook-timestamp', unit: 'seconds', tolerance: 300 },
  signed: [
    { parts: [{ take: 'id' }, { literal: '.' }, { take: 'time' }, { literal: '.' }, { take: 'body' }] },
  ],
}

type Webhooks = NonNullable<Scope['api']['binding']['webhooks']>

/** A system that signs otherwise. */
export function signing(recipe: Partial<Recipe>): (scope: Scope) => Scope {
  return ({ api, manifest }) => ({
    api: { ...api, ...(api.recipe && { recipe: { ...api.recipe, ...recipe } }) },
    manifest,
  })
}

/** A system that signs as Standard Webhooks says. */
export const asStandard = signing(STANDARD)

/** A system that promises something else of its webhooks. */
export function promising(change: Partial<Webhooks>): (scope: Scope) => Scope {
  return ({ api, manifest }) => {
    const { webhooks } = api.binding
    const changed = webhooks && { webhooks: { ...webhooks, ...change } }
    return { api: { ...api, binding: { ...api.binding, ...changed } }, manifest }
  }
}
