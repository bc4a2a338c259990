import type { Knex, SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Transaction } from "../transaction/transaction"
import { sql } from "./sql"
import type { Sql } from "./sql"

const failure = z.object({
  name: z.string().catch(""),
  code: z.string().optional().catch(undefined),
  constraint: z.string().optional().catch(undefined),
})

/** Medusa's PostgreSQL, or one transaction of it. */
export class Database {
  constructor(private readonly manager: SqlEntityManager) {}

  /**
   * Runs a query. Its values are bound: MikroORM's own `execute` writes them into
   * the text, which tracers and PostgreSQL's log of slow and failed queries
   * record.
   *
   * PostgreSQL's message about a failed query repeats the whole row with the
   * shopper's phone number, and would reach the log and the HTTP answer: only the
   * error's code and the constraint's name are passed on.
   * @throws MedusaError (database_error)
   */
  async rows<T>({ text, values }: Sql): Promise<T[]> {
    const query = this.manager.getKnex().raw<{ rows: T[] }>(text, [...values])
    const transaction = this.manager.getTransactionContext<Knex.Transaction>()
    try {
      const { rows } = await (transaction
        ? query.transacting(transaction)
        : query)
      return rows
    } catch (error) {
      const { code, constraint, name } = failure.parse(error)
      throw new MedusaError(
        MedusaError.Types.DB_ERROR,
        `FlexPay: the database failed (${[name, code, constraint].filter(Boolean).join(", ")})`,
        code
      )
    }
  }

  /** Runs a query. @returns its first row; null for none */
  async row<T>(query: Sql): Promise<T | null> {
    const [row = null] = await this.rows<T>(query)
    return row
  }

  /** Runs a query that always returns one row, such as an aggregate. */
  async one<T>(query: Sql): Promise<T> {
    const [row] = await this.rows<T>(query)
    if (row === undefined) {
      throw new MedusaError(
        MedusaError.Types.DB_ERROR,
        "FlexPay: the database returned no row"
      )
    }
    return row
  }

  /** Runs a query that returns rows of transactions. */
  async transactions<T extends Transaction = Transaction>(
    query: Sql
  ): Promise<T[]> {
    const rows = await this.rows<T>(query)
    return rows.map((row) => ({
      ...row,
      amount: String(row.amount),
      session_amount: String(row.session_amount),
      received_amount: toText(row.received_amount),
      amount_charged: toText(row.amount_charged),
    }))
  }

  /** Runs such a query. @returns its first transaction; null for none */
  async transaction<T extends Transaction = Transaction>(
    query: Sql
  ): Promise<T | null> {
    const [transaction = null] = await this.transactions<T>(query)
    return transaction
  }

  /** @param source what stands behind FROM */
  async count(source: Sql): Promise<number> {
    const { count } = await this.one<{ count: number }>(
      sql`SELECT count(*)::int AS count FROM ${source}`
    )
    return count
  }

  /** Locks names, one after another, until the database transaction ends. */
  async lock(...names: string[]): Promise<void> {
    await this.rows(
      sql`SELECT pg_advisory_xact_lock(hashtextextended(name, 0))
        FROM unnest(${names}::text[]) AS name`
    )
  }

  /** Runs `work` in one database transaction. */
  async transactional<T>(work: (database: Database) => Promise<T>): Promise<T> {
    return await this.manager.transactional(
      async (manager) => await work(new Database(manager))
    )
  }
}

/** A numeric column as a decimal string, whatever the driver made of it. */
function toText(amount: string | null): string | null {
  return amount === null ? null : String(amount)
}
