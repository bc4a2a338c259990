import type { Database } from "../store/database"
import { sql } from "../store/sql"
import type { FlexPayOptions } from "../options"
import { boundsOf } from "./day-tables"
import { ANSWERS_AWAITED_MS, Comparison } from "./comparison"
import { dayBefore, dayOf } from "./day"
import { dueDays } from "./due-days"
import type { DayRow, DueDay } from "./due-days"
import { Reports } from "./reports"
import type { Reconciliation } from "./types"
import { ExportFiles } from "./export-files"

/** Time after midnight at which a day is compared: its last pushes have expired. */
const AFTER_MIDNIGHT_MS = 30 * 60 * 1000
/** For how many days a day with open breaks is compared again. */
const COMPARED_AGAIN_DAYS = 31

/** Comparisons of each day with Medusa and FlexPay. */
export class Reconciliations {
  readonly reports: Reports
  readonly exportFiles: ExportFiles
  readonly comparison: Comparison

  constructor(
    private readonly database: Database,
    { checks_per_second }: Pick<FlexPayOptions, "checks_per_second">
  ) {
    this.reports = new Reports(database)
    this.exportFiles = new ExportFiles(database)
    this.comparison = new Comparison(database, checks_per_second)
  }

  /** The days that the job compares now; see `dueDays`. */
  async due(now: Date): Promise<DueDay[]> {
    const ended = dayBefore(dayOf(now))
    const { to } = await boundsOf(this.database, ended)
    const rows = await this.database.rows<
      Omit<DayRow, "is_answered"> & Pick<Reconciliation, "checks_requested_at">
    >(
      sql`SELECT id, state, started_at, lease_until, checks_requested_at,
          EXISTS (SELECT 1 FROM flexpay_break WHERE day = reconciliation.id
            AND closed_at IS NULL AND deleted_at IS NULL) AS is_open
        FROM flexpay_reconciliation AS reconciliation
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

  private async isAnswered(
    day: Pick<Reconciliation, "id" | "checks_requested_at">,
    now: Date
  ): Promise<boolean> {
    const requestedAt = day.checks_requested_at?.getTime() ?? 0
    if (now.getTime() - requestedAt > ANSWERS_AWAITED_MS) {
      return true
    }
    const { checkable, answered } = await this.comparison.progress(day)
    return answered >= checkable
  }
}
