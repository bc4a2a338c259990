import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { execute } from "../store/execute"

/** The plugin's scheduled jobs, by the names that Medusa knows them by. */
export const FLEXPAY_JOBS = [
  "recheck-flexpay-transactions",
  "recover-flexpay-refunds",
  "redact-flexpay-personal-data",
  "reconcile-flexpay-days",
] as const

export type FlexPayJobName = (typeof FLEXPAY_JOBS)[number]

/** Notes when the jobs run, for all workers that share the database. */
export class JobRuns {
  constructor(
    private readonly manager: SqlEntityManager,
    private readonly checksPerSecond: number
  ) {}

  /** Records that a job runs now. */
  async record(name: FlexPayJobName): Promise<void> {
    await this.begin(name, { everySeconds: 0 })
  }

  /**
   * How many checks the caller may start now. Each second's budget goes to the
   * first worker that claims it; the others get none.
   */
  async claimCheckBudget(): Promise<number> {
    const claimed = await this.begin("recheck-flexpay-transactions", {
      everySeconds: 1,
    })
    return claimed ? this.checksPerSecond : 0
  }

  /**
   * Claims a run, of which all workers together have one in `everySeconds`, by
   * the database's clock.
   * @returns whether the caller has it
   */
  private async begin(
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
