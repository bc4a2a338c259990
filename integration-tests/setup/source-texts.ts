import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import ts from "typescript"

const REPOSITORY = path.resolve(__dirname, "../..")
const SOURCE = path.join(REPOSITORY, "src")

/**
 * Files without texts that an answer or the log shows: screens have texts of
 * their own, in other files; the rest is named.
 */
const OTHER_TEXTS = [
  /^admin\//,
  /__tests__|\/migrations\/|\.d\.ts$/,
  // The page after a card payment.
  /^api\/hooks\/flexpay\/return\//,
  // Entries of the admin's notification feed.
  /^subscribers\//,
  // The names of policies.
  /^modules\/flexpay\/permissions\.ts$/,
  // The name of OpenTelemetry's key.
  /^gateway\/without-trace\.ts$/,
  // What metrics say of themselves.
  /^modules\/flexpay\/telemetry\/names\.ts$/,
  // Answered as a problem of the file.
  /\/export-file-error\.ts$/,
]

/** A sentence of the source: text, with "…" for what a template fills in. */
export interface SourceText {
  file: string
  text: string
}

/** All sentences and error codes of the server's part. */
export function readSourceTexts(): { texts: SourceText[]; codes: string[] } {
  const texts: SourceText[] = []
  const codes = new Set<string>()
  const files = readdirSync(SOURCE, { recursive: true })
    .map((file) => String(file).split(path.sep).join("/"))
    .filter((file) => file.endsWith(".ts"))
  for (const file of files) {
    const source = parse(path.join("src", file))
    if (!OTHER_TEXTS.some((pattern) => pattern.test(file))) {
      texts.push(...sentencesOf(source).map((text) => ({ file, text })))
      codesOf(source).forEach((code) => codes.add(code))
    }
  }
  return { texts, codes: [...codes] }
}

/** The members of a union of strings. @param file of the repository */
export function readUnion(file: string, name: string): string[] {
  const members: string[] = []
  visit(parse(file), (node) => {
    if (ts.isTypeAliasDeclaration(node) && node.name.text === name) {
      visit(node.type, (part) => {
        if (ts.isStringLiteral(part)) {
          members.push(part.text)
        }
      })
    }
  })
  return members
}

function parse(file: string): ts.SourceFile {
  const text = readFileSync(path.join(REPOSITORY, file), "utf8")
  return ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)
}

/** @param look returns false to leave out what the node holds */
function visit(node: ts.Node, look: (node: ts.Node) => boolean | void): void {
  if (look(node) !== false) {
    ts.forEachChild(node, (child) => visit(child, look))
  }
}

/** Strings of three words or more that begin with a capital, a quote or a value. */
function sentencesOf(source: ts.SourceFile): string[] {
  const sentences: string[] = []
  visit(source, (node) => {
    const text = literal(node)
    if (text && /^[A-Z"«…].*\s\S+\s/.test(text)) {
      sentences.push(text)
    }
    // SQL.
    return !ts.isTaggedTemplateExpression(node)
  })
  return sentences
}

/** Codes of errors: given to `refuse`, to a MedusaError, or beside a message. */
function codesOf(source: ts.SourceFile): string[] {
  const codes: (string | null)[] = []
  visit(source, (node) => {
    if (
      ts.isNewExpression(node) &&
      node.expression.getText() === "MedusaError"
    ) {
      codes.push(codeOf(node.arguments?.[2], source))
    } else if (
      ts.isCallExpression(node) &&
      /^refuse(?:Action)?$/.test(node.expression.getText())
    ) {
      codes.push(codeOf(node.arguments[0], source))
    } else if (
      ts.isPropertyAssignment(node) &&
      node.name.getText() === "code" &&
      /\btype:.*\bmessage:/s.test(node.parent.getText())
    ) {
      codes.push(codeOf(node.initializer, source))
    }
  })
  return codes.filter((code) => code !== null)
}

/** A code that is written out, or a constant of the file. */
function codeOf(
  node: ts.Expression | undefined,
  source: ts.SourceFile
): string | null {
  if (!node || !ts.isIdentifier(node)) {
    return node && ts.isStringLiteral(node) ? node.text : null
  }
  let code: string | null = null
  visit(source, (each) => {
    if (
      ts.isVariableDeclaration(each) &&
      each.name.getText() === node.text &&
      each.initializer
    ) {
      code = literal(each.initializer)
    }
  })
  return code
}

function literal(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) {
    return node.text
  }
  return ts.isTemplateExpression(node)
    ? node.head.text +
        node.templateSpans.map((span) => `…${span.literal.text}`).join("")
    : null
}
