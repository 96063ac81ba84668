import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'
import binding from '../../../schemas/binding.schema.json' with { type: 'json' }
import seed from '../../../schemas/seed.schema.json' with { type: 'json' }
import system from '../../../schemas/system.schema.json' with { type: 'json' }
import { isObject } from '../../model/json.ts'

type Schema = Record<string, unknown>

/** Holds the types of one file of the model against a schema: names of keys, which are required, choices. */
class Comparison {
  readonly #types = new Map<string, ts.Node>()
  readonly #root: Schema
  readonly #seen = new Set<string>()

  constructor(file: string, root: Schema) {
    this.#root = root
    const text = readFileSync(new URL(`../../model/${file}`, import.meta.url), 'utf8')
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
    source.forEachChild((node) => {
      if (ts.isInterfaceDeclaration(node)) this.#types.set(node.name.text, node)
      if (ts.isTypeAliasDeclaration(node)) this.#types.set(node.name.text, node.type)
    })
  }

  /** One line per difference of a named type from a schema. */
  named(name: string, schema: unknown, place = name): string[] {
    if (this.#seen.has(name)) return []
    this.#seen.add(name)
    return this.#type(this.#types.get(name), schema, place)
  }

  #type(node: ts.Node | undefined, given: unknown, place: string): string[] {
    const schema = this.#resolved(given)
    if (!node || !isObject(schema)) return []
    const members = membersOf(node)
    if (members) return this.#object(members, schema, place)
    if (ts.isArrayTypeNode(node)) return this.#type(node.elementType, schema.items, `${place}[]`)
    if (ts.isParenthesizedTypeNode(node)) return this.#type(node.type, schema, place)
    if (ts.isUnionTypeNode(node)) return union(node, schema, place)
    return ts.isTypeReferenceNode(node) ? this.#reference(node, schema, place) : []
  }

  #object(members: readonly ts.PropertySignature[], schema: Schema, place: string): string[] {
    const properties = isObject(schema.properties) ? schema.properties : {}
    const demanded = members.filter((member) => !member.questionToken)
    return [
      ...difference(`${place}: keys`, namesOf(members), Object.keys(properties)),
      ...difference(`${place}: required keys`, namesOf(demanded), listOf(schema.required)),
      ...(schema.additionalProperties === false ? [] : [`${place}: the schema lets unknown keys pass`]),
      ...members.flatMap((member) => {
        const name = member.name.getText()
        return this.#type(member.type, properties[name], `${place}.${name}`)
      }),
    ]
  }

  /** `Record<Name, …>` with a union of names is an object with these keys; any other is one with free keys. */
  #reference(node: ts.TypeReferenceNode, schema: Schema, place: string): string[] {
    const name = node.typeName.getText()
    const [first, second] = node.typeArguments ?? []
    if (name === 'Partial') return this.#type(first, { ...schema, required: undefined }, place)
    if (name !== 'Record') return this.named(name, schema, `${place} (${name})`)
    const keys = first && this.#types.get(first.getText())
    if (!keys || !ts.isUnionTypeNode(keys))
      return this.#type(second, schema.additionalProperties, `${place}{}`)
    const properties = Object.keys(isObject(schema.properties) ? schema.properties : {})
    return [
      ...union(keys, { enum: properties }, place),
      ...(schema.required === undefined ? [] : union(keys, { enum: schema.required }, `${place}, required`)),
    ]
  }

  #resolved(schema: unknown): unknown {
    const definitions = isObject(this.#root.$defs) ? this.#root.$defs : {}
    const name =
      isObject(schema) && typeof schema.$ref === 'string' ? schema.$ref.replace('#/$defs/', '') : undefined
    return name === undefined ? schema : definitions[name]
  }
}

/** A union of texts is an enumeration; one of objects is one object that has the keys of all. */
function union({ types }: ts.UnionTypeNode, schema: Schema, place: string): string[] {
  const literals = types
    .filter((type) => ts.isLiteralTypeNode(type))
    .map((type) => type.getText().replaceAll("'", ''))
  if (literals.length === types.length) return difference(`${place}: choices`, literals, listOf(schema.enum))
  const keys = types.flatMap((type) => namesOf(membersOf(type) ?? []))
  const properties = Object.keys(isObject(schema.properties) ? schema.properties : {})
  return keys.length > 0 ? difference(`${place}: keys`, [...new Set(keys)], properties) : []
}

function difference(what: string, typed: readonly string[], inSchema: readonly string[]): string[] {
  const [a, b] = [[...typed].sort().join(', '), [...inSchema].sort().join(', ')]
  return a === b ? [] : [`${what}: the type has ${a}; the schema has ${b}`]
}

function namesOf(members: readonly ts.PropertySignature[]): string[] {
  return members.map((member) => member.name.getText())
}

function membersOf(node: ts.Node): readonly ts.PropertySignature[] | undefined {
  if (!ts.isInterfaceDeclaration(node) && !ts.isTypeLiteralNode(node)) return undefined
  return node.members.filter((member) => ts.isPropertySignature(member))
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

test.each([
  ['binding.ts', 'Binding', binding],
  ['seed.ts', 'SeedPlan', seed],
  ['manifest.ts', 'Manifest', system],
])('the published schema and the types of %s say the same', (file, name, schema) => {
  expect(new Comparison(file, schema).named(name, schema)).toEqual([])
})

test('a schema of bindings that falls behind its types is noticed', () => {
  const behind = structuredClone(binding)
  Reflect.deleteProperty(behind.$defs.EntityBinding.properties, 'deletedAt')
  behind.$defs.FilterOperator.enum.pop()
  behind.$defs.StateBinding.required.pop()
  behind.$defs.Errors.properties.codes.required.pop()
  const noticed = new Comparison('binding.ts', behind).named('Binding', behind)
  expect(noticed.map((line) => line.split(': the type')[0])).toEqual([
    'Binding.errors (Errors).codes, required: choices',
    'Binding.entities{} (EntityBinding): keys',
    'Binding.entities{} (EntityBinding).filters{}[] (FilterOperator): choices',
    'Binding.entities{} (EntityBinding).state (StateBinding): required keys',
  ])
})

test('a schema of seed data that falls behind its types is noticed', () => {
  const behind = structuredClone(seed)
  Reflect.deleteProperty(behind.$defs.FieldRule.properties, 'lineNumber')
  expect(new Comparison('seed.ts', behind).named('SeedPlan', behind)).toHaveLength(1)
})
