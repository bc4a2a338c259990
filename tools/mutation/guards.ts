import { z } from "zod"

/** A change of a source file. */
export interface Change {
  file: string
  start: number
  end: number
  replacement: string
}

/** A guard in the module's code, and its weakened form. */
export interface Guard extends Change {
  name: string
  /** The guard itself. */
  text: string
  /** False for a text of TypeScript from which SQL is made. */
  isSql: boolean
}

/** A guard to weaken in the queries that the tests send. */
export const weakening = z.object({
  id: z.number(),
  text: z.string(),
  replacement: z.string(),
})

export type Weakening = z.infer<typeof weakening>

const LOCK = /^(pg_advisory_xact_lock\(hashtextextended\()([^]*)(, 0\)\))$/

/** Comments in SQL around each guard, with its index. They change nothing. */
export function markersOf(guards: readonly Guard[]): Change[] {
  const insertion = (file: string, place: number, replacement: string) => ({
    file,
    start: place,
    end: place,
    replacement,
  })
  return guards.flatMap(({ file, start, end, isSql }, id) =>
    isSql
      ? [
          insertion(file, start, `/*<${id}*/`),
          insertion(file, end, `/*${id}>*/`),
        ]
      : []
  )
}

/** The guards whose markers are in a query. */
export function findGuards(sql: string): number[] {
  return Array.from(sql.matchAll(/\/\*<(\d+)\*\//g), ([, id]) => Number(id))
}

/**
 * Weakens one guard in a query. In the source, its values are `${…}`; here they
 * are placeholders, which stay where they are.
 */
export function weaken(
  sql: string,
  { id, text, replacement }: Weakening
): string {
  const marked = new RegExp(`/\\*<${id}\\*/([^]*?)/\\*${id}>\\*/`, "g")
  const [before, after] = replacement.split(text)
  return sql.replace(marked, (_, inside: string) => {
    if (before !== undefined && after !== undefined) {
      return before + inside + after
    }
    const [, , value] = LOCK.exec(inside) ?? []
    return value === undefined ? replacement : `${value}::text`
  })
}
