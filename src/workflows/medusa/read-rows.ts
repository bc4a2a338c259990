import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

/** A query for rows of one of Medusa's entities. */
interface RowQuery {
  entity: string
  fields: string[]
  filters: Record<string, unknown>
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
