import type { Database } from "../store/database"
import { sql } from "../store/sql"

/** The plugin's scheduled jobs, by the names that Medusa knows them by. */
export const FLEXPAY_JOBS = [
  "recheck-flexpay-transactions",
  "recover-flexpay-refunds",
  "redact-flexpay-personal-data",
  "reconcile-flexpay-days",
  "watch-flexpay-networks",
  "emit-flexpay-events",
] as const

export type FlexPayJobName = (typeof FLEXPAY_JOBS)[number]

/** Records the runs of the jobs, for all workers that share the database. */
export class JobRuns {
  constructor(
    private readonly database: Database,
    private readonly checksPerSecond: number
  ) {}

  /** Records that a job runs now. */
  async record(name: FlexPayJobName): Promise<void> {
    await this.claim(name, { everySeconds: 0 })
  }

  /**
   * How many checks the caller may start now. Each second's budget goes to the
   * first worker that claims it; the others get none.
   */
  async claimCheckBudget(): Promise<number> {
    const claimed = await this.claim("recheck-flexpay-transactions", {
      everySeconds: 1,
    })
    return claimed ? this.checksPerSecond : 0
  }

  /**
   * Claims a run. All workers together get one in `everySeconds`, by the
   * database's clock.
   */
  private async claim(
    name: FlexPayJobName,
    { everySeconds }: { everySeconds: number }
  ): Promise<boolean> {
    const claimed = await this.database.row(
      sql`INSERT INTO flexpay_job (id, last_run_at)
        VALUES (${name}, clock_timestamp())
        ON CONFLICT (id) DO UPDATE
        SET last_run_at = clock_timestamp(), updated_at = now()
        WHERE flexpay_job.last_run_at
          <= clock_timestamp() - make_interval(secs => ${everySeconds})
        RETURNING id`
    )
    return claimed !== null
  }
}
