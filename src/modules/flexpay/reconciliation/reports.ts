import { maskText } from "../../../gateway"
import type { Database } from "../store/database"
import { sql } from "../store/sql"
import type { Period } from "./period"
import type { Break, BreakKind, ExportFile, Reconciliation } from "./types"

/** A day's result, with how many of its breaks stand open. */
export type DayResult = Reconciliation & {
  open: number
  closed: number
  /** Whether the lease of its comparison ended. */
  is_lease_over: boolean
}

/** A break, and whether it is about money that leaves the store. */
export type DirectedBreak = Break & { is_out: boolean }

export interface BreakFilters {
  day: string
  kind?: BreakKind
  is_open?: boolean
}

const COUNTS = sql`(SELECT count(*)::int FROM flexpay_break
    WHERE day = reconciliation.id AND closed_at IS NULL AND deleted_at IS NULL) AS open,
  (SELECT count(*)::int FROM flexpay_break
    WHERE day = reconciliation.id AND closed_at IS NOT NULL AND deleted_at IS NULL) AS closed,
  coalesce(lease_until < now(), false) AS is_lease_over`

const IS_OUT = sql`coalesce(tx.kind = 'payout',
  item.kind = 'refund_without_payout'
    OR item.sides->'flexpay'->>'state' IS NOT DISTINCT FROM 'paid_out')`

const READ_DAYS = sql`SELECT reconciliation.*, ${COUNTS}
  FROM flexpay_reconciliation AS reconciliation WHERE deleted_at IS NULL`

/** Reads the results of comparisons, and records the actions of admins. */
export class Reports {
  constructor(private readonly database: Database) {}

  /** Days, newest first. */
  async days(page: { limit: number; offset: number }): Promise<{
    days: DayResult[]
    count: number
  }> {
    const days = await this.database.rows<DayResult>(
      sql`${READ_DAYS} ORDER BY id DESC LIMIT ${page.limit} OFFSET ${page.offset}`
    )
    const count = await this.database.count(
      sql`flexpay_reconciliation WHERE deleted_at IS NULL`
    )
    return { days, count }
  }

  /** A day's result; null when it was never compared. */
  async day(day: string): Promise<DayResult | null> {
    return await this.database.row<DayResult>(sql`${READ_DAYS} AND id = ${day}`)
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
    const breaks = await this.database.rows<Break>(
      sql`SELECT * FROM flexpay_break WHERE ${isMatch}
        ORDER BY closed_at IS NOT NULL, kind, detected_at, id
        LIMIT ${page.limit} OFFSET ${page.offset}`
    )
    const count = await this.database.count(sql`flexpay_break WHERE ${isMatch}`)
    return { breaks, count }
  }

  /** The compared days of a period, oldest first; a page at a time. */
  async *daysOf(
    { from, to }: Period,
    pageSize = 100
  ): AsyncGenerator<Pick<Reconciliation, "id" | "figures">> {
    let after = ""
    let page: Pick<Reconciliation, "id" | "figures">[]
    do {
      page = await this.database.rows(
        sql`SELECT id, figures FROM flexpay_reconciliation
          WHERE id >= ${from} AND id <= ${to} AND id > ${after}
            AND deleted_at IS NULL
          ORDER BY id LIMIT ${pageSize}`
      )
      yield* page
      after = page.at(-1)?.id ?? after
    } while (page.length === pageSize)
  }

  /** A day's breaks in a stable order, a page at a time. */
  async *breaksOf(
    day: string,
    pageSize: number
  ): AsyncGenerator<DirectedBreak[]> {
    let last: Break | undefined
    let page: DirectedBreak[]
    do {
      page = await this.database.rows(
        sql`SELECT item.*, ${IS_OUT} AS is_out
          FROM flexpay_break AS item
          LEFT JOIN flexpay_transaction AS tx ON tx.id = item.transaction_id
          WHERE item.day = ${day} AND item.deleted_at IS NULL
            AND (item.kind, item.id) > (${last?.kind ?? ""}, ${last?.id ?? ""})
          ORDER BY item.kind, item.id LIMIT ${pageSize}`
      )
      yield page
      last = page.at(-1)
    } while (page.length === pageSize)
  }

  async findBreak(id: string): Promise<Break | null> {
    return await this.database.row<Break>(
      sql`SELECT * FROM flexpay_break WHERE id = ${id} AND deleted_at IS NULL`
    )
  }

  /**
   * Assigns an open break to an admin, or unassigns it.
   * @returns null when it was closed meanwhile
   */
  async assign(id: string, ownerId: string | null): Promise<Break | null> {
    return await this.database.row<Break>(
      sql`UPDATE flexpay_break SET owner_id = ${ownerId}, updated_at = now()
        WHERE id = ${id} AND closed_at IS NULL RETURNING *`
    )
  }

  /**
   * Closes a break by an admin's decision.
   * @returns null when it is closed already
   */
  async close(
    id: string,
    { actor_id, note }: { actor_id: string; note: string }
  ): Promise<Break | null> {
    return await this.database.row<Break>(
      sql`UPDATE flexpay_break SET closed_at = now(), closed_by = ${actor_id},
          note = ${maskText(note)}, updated_at = now()
        WHERE id = ${id} AND closed_at IS NULL RETURNING *`
    )
  }

  /** The files that count for a day. */
  async exportFiles(day: string): Promise<ExportFile[]> {
    return await this.database.rows<ExportFile>(
      sql`SELECT * FROM flexpay_export_file
        WHERE day = ${day} AND replaced_at IS NULL AND deleted_at IS NULL
        ORDER BY created_at DESC`
    )
  }
}
