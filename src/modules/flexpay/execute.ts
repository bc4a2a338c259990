import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

const databaseError = z.object({
  message: z.string(),
  code: z.string().optional(),
})

/**
 * Runs a statement. The message of a failing one holds the statement and all
 * its values, phone numbers among them, and would reach the log: only what
 * PostgreSQL said of it goes on, with its code.
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
    const { message, code } = databaseError.parse(error)
    throw new MedusaError(
      MedusaError.Types.DB_ERROR,
      `FlexPay's ledger: ${message.split(" - ").at(-1)}`,
      code
    )
  }
}
