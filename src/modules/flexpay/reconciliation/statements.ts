import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { maskText } from "../../../gateway"
import { execute } from "../store/execute"
import { lockName } from "../store/lock-name"
import { sql } from "../store/sql"
import type { Sql } from "../store/sql"
import { TIME_ZONE } from "./day"
import { previewExport } from "./export-file/preview-export"
import type { ExportPreview } from "./export-file/preview-export"
import { readExport } from "./export-file/read-export"
import type {
  ExportLine,
  ExportMapping,
  ExportProblem,
} from "./export-file/types"
import type { StatementHolds } from "./types"

/** A file that an admin drops into a day's report. */
export interface NewStatement {
  day: string
  holds: StatementHolds
  file_name: string
  uploaded_by: string
  mapping: ExportMapping
  bytes: Uint8Array
}

const BATCH = 1000

/** A long order number ends with the payer's phone number: that is cut off. */
const ORDER_NUMBER = /^([A-Za-z0-9]{12})\d{12}$/

const mappingSchema = z.object({
  columns: z.record(z.string(), z.number()),
  currency_code: z.enum(["cdf", "usd"]).nullable(),
  words: z.record(z.string(), z.boolean()),
})

type LineTarget = Pick<NewStatement, "day" | "holds"> & { id: string }

/**
 * Writes lines, each with its transaction: found by FlexPay's
 * order number, else by our reference. A line is left out that belongs to
 * another day: by its transaction, or, without one, by its own date.
 */
function insertLines({ id, day, holds }: LineTarget, rows: object[]): Sql {
  return sql`INSERT INTO flexpay_statement_line
    (id, statement_id, line, kind, transaction_id, reference, order_number,
      amount, raw_amount, currency_code, paid)
  SELECT 'fpsl_' || md5(${id} || ' ' || it.line), ${id}, it.line,
    coalesce(found.kind, CASE WHEN ${holds} = 'payouts'
      OR it.amount < 0 AND ${holds} = 'both'
      THEN 'payout' ELSE 'payment' END),
    found.id, it.reference, it.shown_order_number, abs(it.amount),
    jsonb_build_object('value', abs(it.amount)::text, 'precision', 20),
    it.currency_code, it.paid
  FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS it (line int, order_number text,
    shown_order_number text, matched_reference text, reference text,
    amount numeric, currency_code text, paid boolean, day text)
  LEFT JOIN LATERAL (
    SELECT * FROM flexpay_transaction
    WHERE order_number = it.order_number AND redacted_at IS NULL
      AND deleted_at IS NULL
    UNION ALL
    SELECT * FROM flexpay_transaction
    WHERE reference = it.matched_reference AND deleted_at IS NULL
    LIMIT 1) AS found ON true
  WHERE CASE WHEN found.id IS NULL THEN coalesce(it.day, ${day}) = ${day}
    ELSE it.day = ${day} OR to_char(CASE WHEN found.kind = 'payout'
      THEN coalesce(found.sent_at, found.created_at) ELSE found.created_at
      END AT TIME ZONE ${TIME_ZONE}, 'YYYY-MM-DD') = ${day} END`
}

/** Statements of FlexPay's, as files that admins drop in. */
export class Statements {
  constructor(private readonly manager: SqlEntityManager) {}

  /**
   * Looks at a file's first lines, and says which column may hold what: as the
   * last file with the same titles was read, else by the titles.
   * @throws ExportFileError
   */
  async preview(bytes: Uint8Array): Promise<ExportPreview> {
    const preview = await previewExport(bytes)
    const [last] = await execute<{ mapping: unknown }>(
      this.manager,
      sql`SELECT mapping FROM flexpay_statement
        WHERE header = ${JSON.stringify(preview.header)}::jsonb
        ORDER BY created_at DESC LIMIT 1`
    )
    const remembered = mappingSchema.safeParse(last?.mapping).data
    return remembered
      ? {
          ...preview,
          mapping: {
            ...remembered,
            words: { ...preview.mapping.words, ...remembered.words },
          },
        }
      : preview
  }

  /**
   * Reads a file and stores what of it belongs to the day, without phone
   * numbers; it takes the place of the day's earlier files of the same kind.
   * All of it is stored, or nothing.
   * @returns what can't be read; empty when it was stored
   * @throws ExportFileError
   */
  async import(statement: NewStatement): Promise<ExportProblem[]> {
    const { header } = await previewExport(statement.bytes)
    const id = generateEntityId(undefined, "fpst")
    return await this.manager.transactional(async (manager) => {
      await lockName(manager, `flexpay:statement:${statement.day}`)
      let count = 0
      const problems = await readExport(statement.bytes, statement.mapping, {
        batchSize: BATCH,
        onLines: async (lines) => {
          count += lines.length
          await this.insertLines(manager, { id, ...statement }, lines)
        },
      })
      if (problems.length) {
        await execute(
          manager,
          sql`DELETE FROM flexpay_statement_line
            WHERE statement_id = ${id} AND deleted_at IS NULL`
        )
        return problems
      }
      await this.replace(manager, { id, ...statement }, { header, count })
      // A hundred thousand new lines: the comparison that follows is planned
      // by what the database knows of them.
      await execute(manager, sql`ANALYZE flexpay_statement_line`)
      return []
    })
  }

  private async insertLines(
    manager: SqlEntityManager,
    target: LineTarget,
    lines: ExportLine[]
  ): Promise<void> {
    const rows = lines.map((line) => ({
      ...line,
      matched_reference: line.reference,
      reference: line.reference && maskText(line.reference).slice(0, 100),
      shown_order_number: line.order_number && withoutPhone(line.order_number),
    }))
    await execute(manager, insertLines(target, rows))
  }

  private async replace(
    manager: SqlEntityManager,
    statement: NewStatement & { id: string },
    { header, count }: { header: string[]; count: number }
  ): Promise<void> {
    const { id, day, holds, file_name, uploaded_by, mapping } = statement
    await execute(
      manager,
      sql`UPDATE flexpay_statement SET replaced_at = now(), updated_at = now()
        WHERE day = ${day} AND replaced_at IS NULL
          AND (holds = ${holds} OR holds = 'both' OR ${holds} = 'both')`
    )
    await execute(
      manager,
      sql`INSERT INTO flexpay_statement (id, day, holds, file_name, header,
          mapping, uploaded_by, lines, skipped_lines)
        SELECT ${id}, ${day}, ${holds}, ${maskText(file_name).slice(0, 200)},
          ${JSON.stringify(header)}::jsonb, ${JSON.stringify(mapping)}::jsonb,
          ${uploaded_by}, stored.lines, ${count} - stored.lines
        FROM (SELECT count(*)::int AS lines FROM flexpay_statement_line
          WHERE statement_id = ${id} AND deleted_at IS NULL) AS stored`
    )
  }
}

function withoutPhone(orderNumber: string): string {
  const [, start] = ORDER_NUMBER.exec(orderNumber) ?? []
  return start ?? maskText(orderNumber).slice(0, 100)
}
