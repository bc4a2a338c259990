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
  replacement: string
}

type Change = Omit<Mutant, "name">

/** What a look at SQL must tell apart; strings and `${…}` stay whole. */
const TOKEN = /'[^']*'|\$\{[^}]*\}|[()]|\w+/g
const BEGINS_CONDITION = /^(?:WHERE|WHEN|AND|OR)$/
const ENDS_CONDITION =
  /^(?:THEN|ELSE|END|ORDER|GROUP|LIMIT|FOR|ON|RETURNING|UNION)$/

/** Every table of Medusa's has it, and nothing here is deleted so. */
const SOFT_DELETION = /^(?:\w+\.)?deleted_at IS NULL$/

/** Guards that are no conditions, and what they are without their point. */
const SWAPS: readonly [RegExp, string][] = [
  [/FOR UPDATE( SKIP LOCKED)?/g, ""],
  [/ON CONFLICT DO NOTHING/g, ""],
  [/pg_advisory_xact_lock\(hashtextextended\(\?, 0\)\)/g, "?::text"],
  [/\bLEAST\b/g, "GREATEST"],
  [/\bGREATEST\b/g, "LEAST"],
  // Each name in a list of states.
  [/(?<=\bIN \([^()]*)'\w+'/g, "'-'"],
]

/**
 * The ways in which the SQL of a source can be made less careful: each of its
 * conditions left out alone, each lock, each state of a list, and the earlier
 * of two times taken for the later. A tool that mutates TypeScript sees in SQL
 * but a string.
 */
export function findSqlMutants(source: string): Mutant[] {
  const file = ts.createSourceFile("it.ts", source, ts.ScriptTarget.ES2022)
  const mutants: Mutant[] = []
  const visit = (node: ts.Node, owner: string): void => {
    if (ts.isTemplateExpression(node) || ts.isStringLiteralLike(node)) {
      // Without its quotes.
      const from = node.getStart(file) + 1
      for (const change of changesOf(source.slice(from, node.end - 1))) {
        const [start, end] = [change.start + from, change.end + from]
        const text = source.slice(start, end).replace(/\s+/g, " ")
        const { replacement } = change
        mutants.push({ name: `${owner}: ${text}`, start, end, replacement })
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
    Array.from(sql.matchAll(pattern), ({ 0: text, index: start }) => {
      return { start, end: start + text.length, replacement }
    })
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
  const close = (at: number, before: string): void => {
    const { start = 0, after = "" } = open.pop() ?? {}
    const text = sql.slice(start, at).trim()
    const isCondition =
      BEGINS_CONDITION.test(after) || before === "AND" || before === "OR"
    // A CASE has its conditions inside.
    if (isCondition && before !== "WHEN" && !SOFT_DELETION.test(text)) {
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
