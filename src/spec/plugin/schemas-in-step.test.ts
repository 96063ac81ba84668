import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import ts from 'typescript'
import { expect, test } from 'vitest'
import binding from '../../../schemas/binding.schema.json' with { type: 'json' }
import consumer from '../../../schemas/consumer.schema.json' with { type: 'json' }
import recipe from '../../../schemas/recipe.schema.json' with { type: 'json' }
import seed from '../../../schemas/seed.schema.json' with { type: 'json' }
import system from '../../../schemas/system.schema.json' with { type: 'json' }
import { isObject } from '../../model/json.ts'

type Schema = Record<string, unknown>

/** Holds the types of files of the model against a schema: names of keys, which are required, choices. */
class Comparison {
  readonly #types = new Map<string, ts.Node>()
  readonly #root: Schema
  readonly #seen = new Set<string>()

  constructor(files: readonly string[], root: Schema) {
    this.#root = root
    for (const file of files) this.#read(file)
  }

  #read(file: string): void {
    const text = readFileSync(new URL(`../../model/${file}`, import.meta.url), 'utf8')
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
    source.forEachChild((node) => {
      if (ts.isInterfaceDeclaration(node)) this.#types.set(node.name.text, node)
      if (ts.isTypeAliasDeclaration(node)) this.#types.set(node.name.text, node.type)
      if (!ts.isVariableStatement(node)) return
      for (const { name, initializer } of node.declarationList.declarations)
        if (initializer) this.#types.set(name.getText(), initializer)
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
    const members = this.#membersOf(node)
    if (members) return this.#object(members, schema, place)
    if (ts.isIntersectionTypeNode(node)) return this.#variants(node, schema, place)
    if (ts.isIndexedAccessTypeNode(node)) return this.#listed(node, schema, place)
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

  /** An interface with what it extends, or an object type. */
  #membersOf(node: ts.Node): ts.PropertySignature[] | undefined {
    const own = membersOf(node)
    if (!own || !ts.isInterfaceDeclaration(node)) return own
    const parents = (node.heritageClauses ?? []).flatMap(({ types }) => types)
    return [...parents.flatMap((parent) => this.#membersNamed(parent.getText())), ...own]
  }

  #membersNamed(name: string): ts.PropertySignature[] {
    const node = this.#types.get(name)
    return (node && this.#membersOf(node)) ?? []
  }

  /** `Common & (… | …)`, told apart by `kind`: each variant is one of the schemas under `oneOf`. */
  #variants({ types }: ts.IntersectionTypeNode, schema: Schema, place: string): string[] {
    const common = types.flatMap((type) => this.#membersNamed(type.getText()))
    const union = types
      .map((type) => this.#types.get(type.getText()))
      .find((type) => type && ts.isUnionTypeNode(type))
    const variants =
      union && ts.isUnionTypeNode(union) ? union.types.map((type) => membersOf(type) ?? []) : []
    const branches = (Array.isArray(schema.oneOf) ? schema.oneOf : []).map((branch) => this.#resolved(branch))
    const kinds = new Map(branches.filter(isObject).map((branch) => [kindOf(branch), branch]))
    return [
      ...difference(`${place}: kinds`, variants.map(kindNamed), [...kinds.keys()]),
      ...variants.flatMap((own) => {
        const branch = kinds.get(kindNamed(own))
        return branch ? this.#object([...common, ...own], branch, `${place} ${kindNamed(own)}`) : []
      }),
    ]
  }

  /** `(typeof CHOICES)[number]` */
  #listed(node: ts.IndexedAccessTypeNode, schema: Schema, place: string): string[] {
    const list = this.#types.get(node.objectType.getText().replace(/^\(typeof (.*)\)$/, '$1'))
    const values = list && ts.isAsExpression(list) ? list.expression : undefined
    const choices = values && ts.isArrayLiteralExpression(values) ? values.elements.map(quoted) : []
    return difference(`${place}: choices`, choices, listOf(schema.enum))
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
  const literals = types.filter((type) => ts.isLiteralTypeNode(type)).map(quoted)
  if (literals.length === types.length) return difference(`${place}: choices`, literals, listOf(schema.enum))
  const keys = types.flatMap((type) => namesOf(membersOf(type) ?? []))
  const properties = Object.keys(isObject(schema.properties) ? schema.properties : {})
  return keys.length > 0 ? difference(`${place}: keys`, [...new Set(keys)], properties) : []
}

/** What stands between the quotes. */
function quoted(node: ts.Node): string {
  return node.getText().replaceAll("'", '')
}

function kindNamed(members: readonly ts.PropertySignature[]): string {
  const kind = members.find((member) => member.name.getText() === 'kind')?.type
  return kind ? quoted(kind) : ''
}

function kindOf({ properties }: Schema): string {
  const kind = isObject(properties) ? properties.kind : undefined
  return isObject(kind) ? String(kind.const) : ''
}

function difference(what: string, typed: readonly string[], inSchema: readonly string[]): string[] {
  const [a, b] = [[...typed].sort().join(', '), [...inSchema].sort().join(', ')]
  return a === b ? [] : [`${what}: the type has ${a}; the schema has ${b}`]
}

function namesOf(members: readonly ts.PropertySignature[]): string[] {
  return members.map((member) => member.name.getText())
}

function membersOf(node: ts.Node): ts.PropertySignature[] | undefined {
  if (!ts.isInterfaceDeclaration(node) && !ts.isTypeLiteralNode(node)) return undefined
  return node.members.filter((member) => ts.isPropertySignature(member))
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

test.each([
  ['Binding', ['binding.ts', 'chain.ts'], binding],
  ['ConsumerFile', ['consumer.ts'], consumer],
  ['SeedPlan', ['seed.ts'], seed],
  ['Recipe', ['recipe.ts'], recipe],
  ['Manifest', ['manifest.ts', 'limits.ts', 'binding.ts'], system],
])('the published schema and the type %s say the same', (name, files, schema) => {
  expect(new Comparison(files, schema).named(name, schema)).toEqual([])
})

test.each(Object.entries({ binding, recipe, seed, system }))(
  'the published schema of %s is one by the meta-schema of JSON Schema 2020-12',
  (_, schema) => {
    const ajv = new Ajv2020()
    expect([ajv.validateSchema(schema), ajv.errors ?? []]).toEqual([true, []])
  },
)

test('a schema of bindings that falls behind its types is noticed', () => {
  const behind = structuredClone(binding)
  Reflect.deleteProperty(behind.$defs.EntityBinding.properties, 'deletedAt')
  behind.$defs.FilterOperator.enum.pop()
  behind.$defs.StateBinding.required.pop()
  behind.$defs.Errors.properties.codes.required.pop()
  const noticed = new Comparison(['binding.ts'], behind).named('Binding', behind)
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
  expect(new Comparison(['seed.ts'], behind).named('SeedPlan', behind)).toHaveLength(1)
})

test('a schema of manifests that falls behind its types is noticed', () => {
  const behind = structuredClone(system)
  Reflect.deleteProperty(behind.$defs.StatesClaim.properties, 'source')
  behind.$defs.Limit.oneOf.pop()
  behind.$defs.ReferenceLimit.required.push('where')
  behind.$defs.Outcome.enum.pop()
  behind.$defs.ErrorSituation.enum.pop()
  Reflect.deleteProperty(behind.$defs.Condition.properties, 'above')
  const noticed = new Comparison(['manifest.ts', 'limits.ts', 'binding.ts'], behind).named('Manifest', behind)
  expect(noticed.map((line) => line.split(': the type')[0])).toEqual([
    'Manifest.entities{} (EntityClaims).states (StatesClaim): keys',
    'Manifest.entities{} (EntityClaims).states (StatesClaim).outcome (Outcome): choices',
    'Manifest.entities{} (EntityClaims).states (StatesClaim).refusal (ErrorSituation): choices',
    'Manifest.entities{} (EntityClaims).limits[] (Limit): kinds',
    'Manifest.entities{} (EntityClaims).limits[] (Limit) reference: required keys',
    'Manifest.entities{} (EntityClaims).limits[] (Limit) reference.where{} (Condition): keys',
  ])
})
