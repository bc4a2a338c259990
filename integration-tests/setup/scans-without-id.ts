import type { Client } from "pg"
import { z } from "zod"

/** A node of a query plan that scans a table. */
export interface Scan {
  "Node Type": string
  "Relation Name"?: string
  "Index Cond"?: string
  Plans?: Scan[]
}

const scanSchema: z.ZodType<Scan> = z.lazy(() =>
  z.object({
    "Node Type": z.string(),
    "Relation Name": z.string().optional(),
    "Index Cond": z.string().optional(),
    Plans: z.array(scanSchema).optional(),
  })
)
const plansSchema = z.array(
  z.object({ "QUERY PLAN": z.array(z.object({ Plan: scanSchema })) })
)

/**
 * Scans of some tables that read the whole table, although sequential scans are
 * switched off: no index of an id limits them.
 * @param query with placeholders, as the driver sends it
 */
export async function scansWithoutId(
  database: Client,
  query: string,
  tables: readonly string[]
): Promise<Scan[]> {
  await database.query("SET enable_seqscan = off")
  const { rows } = await database.query(
    `EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${query}`
  )
  const [row] = plansSchema.parse(rows)
  return nodesOf(row?.["QUERY PLAN"][0]?.Plan).filter(
    (node) =>
      tables.includes(node["Relation Name"] ?? "") &&
      !/\b(?:id|\w+_id)\b/.test(indexConditionOf(node))
  )
}

/** The condition on the index; a bitmap of rows is read from one below it. */
function indexConditionOf(node: Scan): string {
  const [index] =
    node["Node Type"] === "Bitmap Heap Scan" ? (node.Plans ?? []) : []
  return (index ?? node)["Index Cond"] ?? ""
}

function nodesOf(node: Scan | undefined): Scan[] {
  return node ? [node, ...(node.Plans ?? []).flatMap(nodesOf)] : []
}
