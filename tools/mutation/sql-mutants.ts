import ts from "typescript"

/** One small change of a source text. */
export interface Mutant {
  /**
   * The constant or function it is in, and what is changed, on one line; the
   * second of its kind there says so.
   */
  name: string
  start: number
  end: number
  /** What stands there. */
  text: string
  replacement: string
  /** False for a text of TypeScript from which SQL is made. */
  isSql: boolean
}

type Change = Pick<Mutant, "start" | "end" | "replacement">

/** Tokens of SQL; strings and `${…}` stay whole. */
const TOKEN = /'[^']*'|\$\{[^}]*\}|[()]|\w+/g
const BEGINS_CONDITION = /^(?:WHERE|WHEN|AND|OR)$/
const ENDS_CONDITION =
  /^(?:THEN|ELSE|END|ORDER|GROUP|LIMIT|FOR|ON|RETURNING|UNION)$/

/** Constants of states from which conditions in SQL are made. */
const LIST_OF_STATES = /_STATES$/

/** Every table of Medusa has it, and nothing here is deleted so. */
const SOFT_DELETION = /^(?:\w+\.)?deleted_at IS NULL$/

/** Guards that are no conditions, and their weakened forms. */
const SWAPS: readonly [RegExp, string][] = [
  [/FOR UPDATE( SKIP LOCKED)?/g, ""],
  [/ON CONFLICT DO NOTHING/g, ""],
  [/pg_advisory_xact_lock\(hashtextextended\((\$\{\w+\}), 0\)\)/g, "$1::text"],
  [/\bLEAST\b/g, "GREATEST"],
  [/\bGREATEST\b/g, "LEAST"],
  // Each name in a list of states.
  [/(?<=\bIN \([^()]*)'\w+'/g, "'-'"],
]

/**
 * Mutants of the SQL in a source: one without each condition, each lock and
 * each state of a list, and with the later instead of the earlier of two times.
 * A tool that mutates TypeScript sees only a string. The lists of states from
 * which SQL is made (`…_STATES` in TypeScript) count as lists of SQL.
 */
export function findSqlMutants(source: string): Mutant[] {
  const file = ts.createSourceFile("it.ts", source, ts.ScriptTarget.ES2022)
  const mutants: Mutant[] = []
  const visit = (node: ts.Node, owner: string): void => {
    if (LIST_OF_STATES.test(owner) && ts.isStringLiteralLike(node)) {
      const [start, end] = [node.getStart(file), node.end]
      const name = `${owner}: ${node.text}`
      const { text } = node
      mutants.push({ name, start, end, text, replacement: `"-"`, isSql: false })
      return
    }
    if (ts.isTemplateExpression(node) || ts.isStringLiteralLike(node)) {
      // Without its quotes.
      const from = node.getStart(file) + 1
      for (const change of changesOf(source.slice(from, node.end - 1))) {
        const [start, end] = [change.start + from, change.end + from]
        const text = source.slice(start, end)
        const { replacement } = change
        const name = `${owner}: ${text.replace(/\s+/g, " ")}`
        mutants.push({ name, start, end, text, replacement, isSql: true })
      }
      return
    }
    ts.forEachChild(node, (child) => visit(child, owner || nameOf(node)))
  }
  visit(file, "")
  mutants.sort((a, b) => a.start - b.start)
  const times = new Map<string, number>()
  return mutants.map(({ name, ...mutant }) => {
    const time = (times.get(name) ?? 0) + 1
    times.set(name, time)
    return { ...mutant, name: time > 1 ? `${name} (${time})` : name }
  })
}

function nameOf(node: ts.Node): string {
  const isNamed =
    ts.isVariableDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isFunctionDeclaration(node)
  return isNamed && node.name && ts.isIdentifier(node.name)
    ? node.name.text
    : ""
}

function changesOf(sql: string): Change[] {
  const swaps = SWAPS.flatMap(([pattern, replacement]) =>
    Array.from(sql.matchAll(pattern), ({ 0: text, 1: value = "", index }) => ({
      start: index,
      end: index + text.length,
      replacement: replacement.replace("$1", value),
    }))
  )
  return [...conditionsLeftOut(sql), ...swaps]
}

/**
 * One of several that must all hold is left out by being true, one of several
 * of which one must hold by being false. Its parameters stay in place.
 */
function conditionsLeftOut(sql: string): Change[] {
  const changes: Change[] = []
  // What is being read, at each depth of parentheses, and the word before it.
  const open = [{ start: 0, after: "" }]
  const close = (end: number, before: string): void => {
    const { start = 0, after = "" } = open.pop() ?? {}
    const text = sql.slice(start, end).trim()
    const isCondition =
      BEGINS_CONDITION.test(after) || before === "AND" || before === "OR"
    // A CASE has its conditions inside.
    if (isCondition && text && before !== "WHEN" && !SOFT_DELETION.test(text)) {
      const isAlternative =
        [after, before].includes("OR") && ![after, before].includes("AND")
      const from = sql.indexOf(text, start)
      changes.push({
        start: from,
        end: from + text.length,
        replacement: isAlternative
          ? `(${text} AND false)`
          : `(${text} OR true)`,
      })
    }
  }
  for (const { 0: token, index } of sql.matchAll(TOKEN)) {
    const next = { start: index + token.length, after: token }
    if (token === "(") {
      open.push(next)
    } else if (token === ")") {
      close(index, token)
    } else if (BEGINS_CONDITION.test(token) || ENDS_CONDITION.test(token)) {
      close(index, token)
      open.push(next)
    }
  }
  close(sql.length, "")
  return changes
}
