import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

const failure = z.object({
  name: z.string().catch(""),
  code: z.string().optional().catch(undefined),
  constraint: z.string().optional().catch(undefined),
})

/**
 * Runs a statement. What PostgreSQL says of a failing one repeats the whole
 * row, the shopper's phone number with it, and would reach the log and even the
 * answer: only the error's code and the constraint's name go on.
 * @throws MedusaError (database_error)
 */
export async function execute<T>(
  manager: SqlEntityManager,
  statement: string,
  parameters: unknown[]
): Promise<T[]> {
  try {
    return await manager.execute<T[]>(statement, parameters)
  } catch (error) {
    const { code, constraint, name } = failure.parse(error)
    throw new MedusaError(
      MedusaError.Types.DB_ERROR,
      `FlexPay's ledger: the database failed (${[name, code, constraint].filter(Boolean).join(", ")})`,
      code
    )
  }
}
