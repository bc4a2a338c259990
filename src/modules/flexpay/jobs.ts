import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { execute } from "./execute"

/** The plugin's scheduled jobs, by the names that Medusa knows them by. */
export const FLEXPAY_JOBS = [
  "recheck-flexpay-transactions",
  "recover-flexpay-refunds",
  "cut-flexpay-personal-data",
  "reconcile-flexpay-days",
] as const

export type FlexPayJobName = (typeof FLEXPAY_JOBS)[number]

/** Notes when the jobs run, for all workers that share the database. */
export class Jobs {
  constructor(private readonly manager: SqlEntityManager) {}

  /**
   * Takes the right to a run, of which all workers together have one in so
   * many seconds. The database's clock counts, so that theirs may differ.
   * @returns whether the caller has it
   */
  async begin(
    name: FlexPayJobName,
    { everySeconds }: { everySeconds: number }
  ): Promise<boolean> {
    const begun = await execute(
      this.manager,
      `INSERT INTO flexpay_job (id, last_run_at) VALUES (?, clock_timestamp())
       ON CONFLICT (id) DO UPDATE
       SET last_run_at = clock_timestamp(), updated_at = now()
       WHERE flexpay_job.last_run_at <= clock_timestamp() - make_interval(secs => ?)
       RETURNING id`,
      [name, everySeconds]
    )
    return begun.length > 0
  }
}
