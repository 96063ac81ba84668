import { posix } from 'node:path'
import ts from 'typescript'

/** One source file, reduced to what the rules of the house look at. Paths are relative to the repository, with `/`. */
export interface ScannedFile {
  path: string
  text: string
  lines: number
  imports: Import[]
  functions: FunctionShape[]
  /** Places where the type system is switched off. */
  escapes: Place[]
  /** Places that touch Node's `process`, as a global or as a module. */
  processUses: Place[]
}

export interface Place {
  line: number
  what: string
}

/** A static, dynamic or type-only import, or a re-export. */
export interface Import {
  line: number
  /** A path in the repository, or the name of a package or built-in module. */
  target: string
  local: boolean
}

export interface FunctionShape {
  line: number
  name: string
  lines: number
  parameters: number
  /** Written in place as an argument of a call, which then decides what it takes. */
  callback: boolean
}

/** Reads one file's text; nothing is resolved on disk. */
export function scan(path: string, text: string): ScannedFile {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const file: ScannedFile = {
    path,
    text,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    imports: [],
    functions: [],
    escapes: [],
    processUses: [],
  }
  visit(source, (node) => {
    const line = lineOf(source, node.getStart(source))
    const specifier = specifierOf(node)
    if (specifier !== undefined) {
      file.imports.push({ line, ...resolve(path, specifier) })
      if (specifier === 'node:process' || specifier === 'process')
        file.processUses.push({ line, what: specifier })
    }
    if (ts.isFunctionLike(node) && 'body' in node && node.body) file.functions.push(shapeOf(source, node))
    const what = escapeOf(node)
    if (what) file.escapes.push({ line, what })
    if (isGlobalProcess(node)) file.processUses.push({ line, what: 'process' })
  })
  return file
}

export function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node)
  node.forEachChild((child) => visit(child, see))
}

export function lineOf(source: ts.SourceFile, position: number): number {
  return source.getLineAndCharacterOfPosition(position).line + 1
}

function specifierOf(node: ts.Node): string | undefined {
  let specifier: ts.Node | undefined
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) specifier = node.moduleSpecifier
  else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    specifier = node.arguments[0]
  else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) specifier = node.argument.literal
  return specifier && ts.isStringLiteralLike(specifier) ? specifier.text : undefined
}

function resolve(from: string, specifier: string): { target: string; local: boolean } {
  const local = specifier.startsWith('.')
  return { target: local ? posix.join(posix.dirname(from), specifier) : specifier, local }
}

function shapeOf(source: ts.SourceFile, node: ts.SignatureDeclaration): FunctionShape {
  const first = lineOf(source, node.getStart(source))
  return {
    line: first,
    name: nameOf(node),
    lines: lineOf(source, node.getEnd()) - first + 1,
    parameters: node.parameters.filter((parameter) => parameter.name.getText(source) !== 'this').length,
    callback: ts.isCallExpression(node.parent) || ts.isNewExpression(node.parent),
  }
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (ts.isConstructorDeclaration(node)) return 'constructor'
  const named = node.name ?? ('name' in node.parent ? (node.parent as ts.NamedDeclaration).name : undefined)
  return named?.getText() ?? 'function'
}

function escapeOf(node: ts.Node): string | undefined {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'any'
  if (ts.isNonNullExpression(node)) return 'non-null !'
  if (ts.isVariableDeclaration(node) && node.exclamationToken) return 'non-null !'
  if (ts.isPropertyDeclaration(node) && node.exclamationToken) return 'non-null !'
  if (!ts.isAsExpression(node)) return undefined
  let inner = node.expression
  while (ts.isParenthesizedExpression(inner)) inner = inner.expression
  const double = ts.isAsExpression(inner) && inner.type.kind === ts.SyntaxKind.UnknownKeyword
  return double ? 'as unknown as' : undefined
}

/** Syntax alone decides: a property or a declaration named `process` is something else. */
function isGlobalProcess(node: ts.Node): boolean {
  if (!ts.isIdentifier(node) || node.text !== 'process') return false
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent) && parent.name === node)
    return parent.expression.getText() === 'globalThis'
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent)) return parent.initializer === node
  return !(ts.isBindingElement(parent) || ts.isTypeElement(parent) || ts.isClassElement(parent))
}
