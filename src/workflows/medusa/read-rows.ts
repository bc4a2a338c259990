import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { medusaAmount } from "../../modules/flexpay/medusa-amount"

/** An exact amount as Medusa stores it; read as a decimal string, major units. */
export const rawAmount = z
  .object({ value: medusaAmount })
  .transform(({ value }) => value)

/** A query for rows of one of Medusa's entities. */
interface RowQuery {
  entity: string
  fields: string[]
  filters: Record<string, unknown>
  /** Whether rows that Medusa marked as deleted are read, too. */
  withDeleted?: boolean
}

/** Reads rows of Medusa, and checks that they are as expected. */
export async function readRows<Row>(
  container: MedusaContainer,
  query: RowQuery,
  schema: z.ZodType<Row>
): Promise<Row[]> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph(query)
  return z.array(schema).parse(data)
}

/** A query for rows by their ids. */
interface RowsById<Row> extends Omit<RowQuery, "filters"> {
  schema: z.ZodType<Row>
  /** The column of the ids; `id` when absent. */
  key?: string
}

/** Reads rows of Medusa by their ids; sends no query for none. */
export async function readByIds<Row>(
  container: MedusaContainer,
  ids: (string | null)[],
  { schema, key = "id", ...query }: RowsById<Row>
): Promise<Row[]> {
  const uniqueIds = [...new Set(ids)].filter((id) => id !== null)
  const filters = { [key]: uniqueIds }
  return uniqueIds.length
    ? await readRows(container, { ...query, filters }, schema)
    : []
}
