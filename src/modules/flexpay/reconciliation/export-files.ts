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
import type { ExportCoverage } from "./types"

/** A file that an admin drops into a day's report. */
export interface NewExportFile {
  day: string
  covers: ExportCoverage
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
  paid_by_status: z.record(z.string(), z.boolean()),
})

type LineTarget = Pick<NewExportFile, "day" | "covers"> & { id: string }

/**
 * Writes lines, each with its transaction: found by FlexPay's
 * order number, else by our reference. A line is left out that belongs to
 * another day: by its transaction, or, without one, by its own date.
 */
function insertLines({ id, day, covers }: LineTarget, rows: object[]): Sql {
  return sql`INSERT INTO flexpay_export_line
    (id, export_file_id, line, kind, transaction_id, reference, order_number,
      amount, raw_amount, currency_code, paid)
  SELECT 'fpxl_' || md5(${id} || ' ' || it.line), ${id}, it.line,
    coalesce(found.kind, CASE WHEN ${covers} = 'payouts'
      OR it.amount < 0 AND ${covers} = 'both'
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

/** FlexPay's export files, which admins add to days. */
export class ExportFiles {
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
      sql`SELECT mapping FROM flexpay_export_file
        WHERE header = ${JSON.stringify(preview.header)}::jsonb
        ORDER BY created_at DESC LIMIT 1`
    )
    const remembered = mappingSchema.safeParse(last?.mapping).data
    return remembered
      ? {
          ...preview,
          mapping: {
            ...remembered,
            paid_by_status: { ...preview.mapping.paid_by_status, ...remembered.paid_by_status },
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
  async import(file: NewExportFile): Promise<ExportProblem[]> {
    const { header } = await previewExport(file.bytes)
    const id = generateEntityId(undefined, "fpxf")
    return await this.manager.transactional(async (manager) => {
      await lockName(manager, `flexpay:export-file:${file.day}`)
      let count = 0
      const problems = await readExport(file.bytes, file.mapping, {
        batchSize: BATCH,
        onLines: async (lines) => {
          count += lines.length
          await this.insertLines(manager, { id, ...file }, lines)
        },
      })
      if (problems.length) {
        await execute(
          manager,
          sql`DELETE FROM flexpay_export_line
            WHERE export_file_id = ${id} AND deleted_at IS NULL`
        )
        return problems
      }
      await this.replace(manager, { id, ...file }, { header, count })
      // A hundred thousand new lines: the comparison that follows is planned
      // by what the database knows of them.
      await execute(manager, sql`ANALYZE flexpay_export_line`)
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
    file: NewExportFile & { id: string },
    { header, count }: { header: string[]; count: number }
  ): Promise<void> {
    const { id, day, covers, file_name, uploaded_by, mapping } = file
    await execute(
      manager,
      sql`UPDATE flexpay_export_file SET replaced_at = now(), updated_at = now()
        WHERE day = ${day} AND replaced_at IS NULL
          AND (covers = ${covers} OR covers = 'both' OR ${covers} = 'both')`
    )
    await execute(
      manager,
      sql`INSERT INTO flexpay_export_file (id, day, covers, file_name, header,
          mapping, uploaded_by, lines, skipped_lines)
        SELECT ${id}, ${day}, ${covers}, ${maskText(file_name).slice(0, 200)},
          ${JSON.stringify(header)}::jsonb, ${JSON.stringify(mapping)}::jsonb,
          ${uploaded_by}, stored.lines, ${count} - stored.lines
        FROM (SELECT count(*)::int AS lines FROM flexpay_export_line
          WHERE export_file_id = ${id} AND deleted_at IS NULL) AS stored`
    )
  }
}

function withoutPhone(orderNumber: string): string {
  const [, start] = ORDER_NUMBER.exec(orderNumber) ?? []
  return start ?? maskText(orderNumber).slice(0, 100)
}
