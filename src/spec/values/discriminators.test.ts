import { expect, it } from 'vitest'
import { sampled, ValueContext, validValues, wholeValue } from './values.ts'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const heir = (own: string, more: object = {}) => ({
  allOf: [ref('Pet'), { type: 'object', properties: { [own]: { const: 1 }, ...more }, required: [own] }],
})

function kinds(name: string, discriminator: object): string[] {
  const schemas = {
    Pet: { type: 'object', properties: { kind: { type: 'string' } }, required: ['kind'], discriminator },
    Cat: heir('purrs', { friend: ref('Pet') }),
    Dog: heir('barks'),
    Any: { oneOf: [ref('Cat'), ref('Dog')], discriminator },
  }
  const context = new ValueContext({ openapi: '3.0.3', components: { schemas } })
  const made = sampled(validValues(`/components/schemas/${name}`, context), { seed: 1, count: 60 })
  const full = wholeValue(`/components/schemas/${name}`, context, 'all')
  expect(full).toBeDefined()
  const shown = made.map((value) => {
    const { kind, purrs, barks } = value as Record<string, unknown>
    return `${kind}${purrs ? ' purrs' : ''}${barks ? ' barks' : ''}`
  })
  return [...new Set(shown)].sort()
}

const mapping = { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' }

it.each([
  ['Cat', { propertyName: 'kind' }, ['Cat purrs']],
  ['Dog', { propertyName: 'kind', mapping }, ['dog barks']],
  ['Pet', { propertyName: 'kind' }, ['Pet']],
  ['Pet', { propertyName: 'kind', mapping }, ['cat purrs', 'dog barks']],
  ['Pet', { propertyName: 'kind', mapping: { dog: 'Dog' } }, ['dog barks']],
  ['Any', { propertyName: 'kind', mapping }, ['cat purrs', 'dog barks']],
])('a value for %s with %j carries the name of what it is', (name, discriminator, want) => {
  expect(kinds(name, discriminator)).toEqual(want)
})
