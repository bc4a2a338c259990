import type ts from "typescript"

/** The store's own TypeScript, which reads its configuration. */
export type TypeScript = typeof ts

/** A medusa-config.ts or .js, parsed. */
export interface ConfigFile {
  ts: TypeScript
  source: ts.SourceFile
}

/** The configuration has a shape that this command can't edit. */
export class UnclearConfigError extends Error {}

/**
 * Parses a configuration.
 * @throws UnclearConfigError for a syntax error
 */
export function parseConfig(ts: TypeScript, text: string): ConfigFile {
  const fileName = "medusa-config.ts"
  const { diagnostics } = ts.transpileModule(text, {
    fileName,
    reportDiagnostics: true,
  })
  if (diagnostics?.length) {
    throw new UnclearConfigError("medusa-config has a syntax error.")
  }
  const hasParents = true
  return {
    ts,
    source: ts.createSourceFile(
      fileName,
      text,
      ts.ScriptTarget.Latest,
      hasParents
    ),
  }
}

/**
 * Finds the object that the configuration exports.
 * @throws UnclearConfigError when it is another value than an object
 */
export function findConfigObject(file: ConfigFile): ts.ObjectLiteralExpression {
  const { ts, source } = file
  const [exported, ...more] = source.statements.flatMap((line) =>
    exportedBy(ts, line)
  )
  if (exported && more.length === 0) {
    const value = valueOf(file, exported)
    const config = isDefineConfig(ts, value) ? value.arguments[0] : value
    const object = config && valueOf(file, config)
    if (object && ts.isObjectLiteralExpression(object)) {
      return object
    }
  }
  throw new UnclearConfigError(
    "medusa-config does not export an object that is written in the file."
  )
}

/** `export default x`, `export = x`, `module.exports = x` */
function exportedBy(ts: TypeScript, line: ts.Statement): ts.Expression[] {
  if (ts.isExportAssignment(line)) {
    return [line.expression]
  }
  return ts.isExpressionStatement(line) &&
    ts.isBinaryExpression(line.expression) &&
    line.expression.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    line.expression.left.getText() === "module.exports"
    ? [line.expression.right]
    : []
}

function isDefineConfig(
  ts: TypeScript,
  node: ts.Expression
): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) &&
    /(?:^|\.)defineConfig$/.test(node.expression.getText())
  )
}

/** The expression that a value is written as: behind constants, types and brackets. */
export function valueOf(file: ConfigFile, node: ts.Expression): ts.Expression {
  const { ts } = file
  if (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node)
  ) {
    return valueOf(file, node.expression)
  }
  const constant = ts.isIdentifier(node) ? constantOf(file, node) : undefined
  return constant ? valueOf(file, constant) : node
}

/** The initial value of a constant that is declared above, at the top level. */
function constantOf(
  { ts, source }: ConfigFile,
  name: ts.Identifier
): ts.Expression | undefined {
  return source.statements
    .filter(ts.isVariableStatement)
    .map(({ declarationList }) => declarationList)
    .filter(({ flags }) => flags & ts.NodeFlags.Const)
    .flatMap(({ declarations }) => declarations)
    .find(
      (declaration) =>
        ts.isIdentifier(declaration.name) &&
        declaration.name.text === name.text &&
        declaration.end < name.pos
    )?.initializer
}

/**
 * Finds the value of a property, also in objects that are spread.
 * @param names as they are written: `payment`, or `[Modules.PAYMENT]`
 * @returns null when there is none
 * @throws UnclearConfigError when a spread hides whether there is one
 */
export function findProperty(
  file: ConfigFile,
  object: ts.ObjectLiteralExpression,
  names: readonly string[]
): ts.Expression | null {
  const { ts } = file
  // The last one of a name counts.
  for (const property of [...object.properties].reverse()) {
    if (ts.isSpreadAssignment(property)) {
      const value = findInSpread(file, property, names)
      if (value) {
        return value
      }
    } else if (names.includes(nameOf(ts, property.name))) {
      return ts.isShorthandPropertyAssignment(property)
        ? valueOf(file, property.name)
        : ts.isPropertyAssignment(property)
          ? valueOf(file, property.initializer)
          : unclear(property)
    }
  }
  return null
}

function nameOf(ts: TypeScript, name: ts.PropertyName): string {
  return ts.isStringLiteral(name) ? name.text : name.getText()
}

function findInSpread(
  file: ConfigFile,
  spread: ts.SpreadAssignment,
  names: readonly string[]
): ts.Expression | null {
  const { literals, isCertain } = literalsOf(file, spread.expression)
  for (const literal of literals) {
    const value = file.ts.isObjectLiteralExpression(literal)
      ? findProperty(file, literal, names)
      : null
    if (value) {
      return isCertain ? value : unclear(spread)
    }
  }
  return null
}

/** The elements of a list that are always in it, also of lists that are spread. */
export function elementsOf(
  file: ConfigFile,
  list: ts.ArrayLiteralExpression
): ts.Expression[] {
  const { ts } = file
  return list.elements.flatMap((element) => {
    if (!ts.isSpreadElement(element)) {
      return [valueOf(file, element)]
    }
    const { literals, isCertain } = literalsOf(file, element.expression)
    return isCertain
      ? literals
          .filter(ts.isArrayLiteralExpression)
          .flatMap((literal) => elementsOf(file, literal))
      : []
  })
}

type Literal = ts.ObjectLiteralExpression | ts.ArrayLiteralExpression

/**
 * The objects or lists that an expression may be.
 * @throws UnclearConfigError when one of them is not written in the file
 */
function literalsOf(
  file: ConfigFile,
  expression: ts.Expression
): { literals: Literal[]; isCertain: boolean } {
  const { ts } = file
  const value = valueOf(file, expression)
  if (
    ts.isObjectLiteralExpression(value) ||
    ts.isArrayLiteralExpression(value)
  ) {
    return { literals: [value], isCertain: true }
  }
  const branches = ts.isConditionalExpression(value)
    ? [value.whenTrue, value.whenFalse]
    : ts.isBinaryExpression(value) &&
        value.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
      ? [value.right]
      : unclear(expression)
  return {
    literals: branches.flatMap((branch) => literalsOf(file, branch).literals),
    isCertain: false,
  }
}

/** @throws UnclearConfigError that shows the code */
export function unclear(node: ts.Node): never {
  const [line = ""] = node.getText().split("\n")
  throw new UnclearConfigError(
    `This part of medusa-config may be computed elsewhere: ${line}`
  )
}

/** All nodes of the file that fit. */
export function findNodes<T extends ts.Node>(
  { ts, source }: ConfigFile,
  isWanted: (node: ts.Node) => node is T
): T[] {
  const nodes: T[] = []
  const visit = (node: ts.Node): void => {
    if (isWanted(node)) {
      nodes.push(node)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return nodes
}
