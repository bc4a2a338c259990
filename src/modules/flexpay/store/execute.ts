import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Sql } from "./sql"

const failure = z.object({
  name: z.string().catch(""),
  code: z.string().optional().catch(undefined),
  constraint: z.string().optional().catch(undefined),
})

/**
 * Runs a query. PostgreSQL's message about a failed one repeats the whole
 * row with the shopper's phone number, and would reach the log and the HTTP
 * answer: only the error's code and the constraint's name are passed on.
 * @throws MedusaError (database_error)
 */
export async function execute<T>(
  manager: SqlEntityManager,
  { text, values }: Sql
): Promise<T[]> {
  try {
    return await manager.execute<T[]>(text, [...values])
  } catch (error) {
    const { code, constraint, name } = failure.parse(error)
    throw new MedusaError(
      MedusaError.Types.DB_ERROR,
      `FlexPay: the database failed (${[name, code, constraint].filter(Boolean).join(", ")})`,
      code
    )
  }
}
