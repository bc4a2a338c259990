import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { execute } from "../store/execute"
import { sql } from "../store/sql"
import type { Break, BreakKind, Reconciliation, ExportFile } from "./types"

/** A day's result, with how many of its breaks stand open. */
export type DayResult = Reconciliation & {
  open: number
  closed: number
  /** Whether the lease of its comparison ended. */
  is_lease_over: boolean
}

export interface BreakFilters {
  day: string
  kind?: BreakKind
  is_open?: boolean
}

const COUNTS = sql`(SELECT count(*)::int FROM flexpay_break
    WHERE day = it.id AND closed_at IS NULL AND deleted_at IS NULL) AS open,
  (SELECT count(*)::int FROM flexpay_break
    WHERE day = it.id AND closed_at IS NOT NULL AND deleted_at IS NULL) AS closed,
  coalesce(lease_until < now(), false) AS is_lease_over`

/** Reads the results of comparisons, and records the actions of admins. */
export class Reports {
  constructor(private readonly manager: SqlEntityManager) {}

  /** Days, newest first. */
  async days(page: { limit: number; offset: number }): Promise<{
    days: DayResult[]
    count: number
  }> {
    const days = await execute<DayResult>(
      this.manager,
      sql`SELECT it.*, ${COUNTS} FROM flexpay_reconciliation AS it
        WHERE deleted_at IS NULL
        ORDER BY id DESC LIMIT ${page.limit} OFFSET ${page.offset}`
    )
    const [all] = await execute<{ count: number }>(
      this.manager,
      sql`SELECT count(*)::int AS count FROM flexpay_reconciliation
        WHERE deleted_at IS NULL`
    )
    return { days, count: all?.count ?? 0 }
  }

  /** A day's result; null when it was never compared. */
  async day(day: string): Promise<DayResult | null> {
    const [row] = await execute<DayResult>(
      this.manager,
      sql`SELECT it.*, ${COUNTS} FROM flexpay_reconciliation AS it
        WHERE id = ${day} AND deleted_at IS NULL`
    )
    return row ?? null
  }

  /** A day's breaks, the open ones first, then the oldest. */
  async breaks(
    filters: BreakFilters,
    page: { limit: number; offset: number }
  ): Promise<{ breaks: Break[]; count: number }> {
    const { day, kind = null, is_open = null } = filters
    const isMatch = sql`day = ${day} AND kind = coalesce(${kind}, kind)
      AND deleted_at IS NULL
      AND (closed_at IS NULL) = coalesce(${is_open}, closed_at IS NULL)`
    const breaks = await execute<Break>(
      this.manager,
      sql`SELECT * FROM flexpay_break WHERE ${isMatch}
        ORDER BY closed_at IS NOT NULL, kind, detected_at, id
        LIMIT ${page.limit} OFFSET ${page.offset}`
    )
    const [all] = await execute<{ count: number }>(
      this.manager,
      sql`SELECT count(*)::int AS count FROM flexpay_break WHERE ${isMatch}`
    )
    return { breaks, count: all?.count ?? 0 }
  }

  /** A day's breaks in a stable order, after the last one that was read. */
  async breaksBehind(
    day: string,
    last: Pick<Break, "kind" | "id"> | undefined,
    limit: number
  ): Promise<Break[]> {
    return await execute<Break>(
      this.manager,
      sql`SELECT * FROM flexpay_break
        WHERE day = ${day} AND deleted_at IS NULL
          AND (kind, id) > (${last?.kind ?? ""}, ${last?.id ?? ""})
        ORDER BY kind, id LIMIT ${limit}`
    )
  }

  async findBreak(id: string): Promise<Break | null> {
    const [row] = await execute<Break>(
      this.manager,
      sql`SELECT * FROM flexpay_break WHERE id = ${id} AND deleted_at IS NULL`
    )
    return row ?? null
  }

  /**
   * Assigns an open break to an admin, or unassigns it.
   * @returns null when it was closed meanwhile
   */
  async assign(id: string, ownerId: string | null): Promise<Break | null> {
    const [assigned] = await execute<Break>(
      this.manager,
      sql`UPDATE flexpay_break SET owner_id = ${ownerId}, updated_at = now()
        WHERE id = ${id} AND closed_at IS NULL RETURNING *`
    )
    return assigned ?? null
  }

  /**
   * Closes a break by an admin's decision.
   * @returns null when it is closed already
   */
  async close(
    id: string,
    { actor_id, note }: { actor_id: string; note: string }
  ): Promise<Break | null> {
    const [closed] = await execute<Break>(
      this.manager,
      sql`UPDATE flexpay_break SET closed_at = now(), closed_by = ${actor_id},
          note = ${note}, updated_at = now()
        WHERE id = ${id} AND closed_at IS NULL RETURNING *`
    )
    return closed ?? null
  }

  /** The files that count for a day. */
  async exportFiles(day: string): Promise<ExportFile[]> {
    return await execute<ExportFile>(
      this.manager,
      sql`SELECT * FROM flexpay_export_file
        WHERE day = ${day} AND replaced_at IS NULL AND deleted_at IS NULL
        ORDER BY created_at DESC`
    )
  }
}
