import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { execute } from "../store/execute"
import { sql } from "../store/sql"
import type { FlexPayOptions } from "../options"
import { boundsOf } from "./day-tables"
import { Comparison } from "./comparison"
import type { CompareOptions } from "./comparison"
import { dayBefore, dayOf } from "./day"
import { dueDays } from "./due-days"
import type { DayRow, DueDay } from "./due-days"
import { Reports } from "./reports"
import { ExportFiles } from "./export-files"

/** Time after midnight at which a day is compared: its last pushes have expired. */
const AFTER_MIDNIGHT_MS = 30 * 60 * 1000
/** For how many days a day with open breaks is compared again. */
const COMPARED_AGAIN_DAYS = 31
const ANSWERS_AWAITED_MS = 24 * 60 * 60 * 1000

/** Comparisons of each day with Medusa and FlexPay. */
export class Reconciliations {
  readonly reports: Reports
  readonly exportFiles: ExportFiles
  private readonly comparison: Comparison

  constructor(
    private readonly manager: SqlEntityManager,
    { checks_per_second }: Pick<FlexPayOptions, "checks_per_second">
  ) {
    this.reports = new Reports(manager)
    this.exportFiles = new ExportFiles(manager)
    this.comparison = new Comparison(manager, checks_per_second)
  }

  /** Compares a day; see `Comparison.run`. */
  async compare(day: string, options: CompareOptions): Promise<boolean> {
    return await this.comparison.run(day, options)
  }

  /** The days that the job compares now; see `dueDays`. */
  async due(now: Date): Promise<DueDay[]> {
    const ended = dayBefore(dayOf(now))
    const { to } = await boundsOf(this.manager, ended)
    const rows = await execute<
      Omit<DayRow, "is_answered"> & { checks_requested_at: Date | null }
    >(
      this.manager,
      sql`SELECT id, state, started_at, lease_until, checks_requested_at,
          EXISTS (SELECT 1 FROM flexpay_break WHERE day = it.id
            AND closed_at IS NULL AND deleted_at IS NULL) AS is_open
        FROM flexpay_reconciliation AS it
        WHERE id >= ${dayBefore(ended, COMPARED_AGAIN_DAYS)}
          AND deleted_at IS NULL`
    )
    const days: DayRow[] = []
    for (const row of rows) {
      days.push({
        ...row,
        is_answered:
          row.state === "checking" && (await this.isAnswered(row, now)),
      })
    }
    const tonight = new Date(to.getTime() + AFTER_MIDNIGHT_MS)
    return dueDays(days, { ended, tonight, now })
  }

  /** How many checks of a day are answered. */
  async progress(day: {
    id: string
    checks_requested_at: Date | null
  }): Promise<{ checkable: number; answered: number }> {
    return await this.comparison.progress(day)
  }

  private async isAnswered(
    day: { id: string; checks_requested_at: Date | null },
    now: Date
  ): Promise<boolean> {
    const requestedAt = day.checks_requested_at?.getTime() ?? 0
    if (now.getTime() - requestedAt > ANSWERS_AWAITED_MS) {
      return true
    }
    const { checkable, answered } = await this.progress(day)
    return answered >= checkable
  }
}
