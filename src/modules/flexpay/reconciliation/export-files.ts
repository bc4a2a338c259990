import { generateEntityId } from "@medusajs/framework/utils"
import type { Database } from "../store/database"
import { maskText } from "../../../gateway"
import { sql } from "../store/sql"
import type { Sql } from "../store/sql"
import { TIME_ZONE } from "./day"
import { previewExport } from "./export-file/preview-export"
import type { ExportPreview } from "./export-file/preview-export"
import { readExport } from "./export-file/read-export"
import type { ReadResult } from "./export-file/read-export"
import { exportMapping } from "./export-file/types"
import type {
  ExportLine,
  ExportMapping,
  ExportProblem,
} from "./export-file/types"
import { matchRoundedKeys } from "./match-rounded-keys"
import type { ExportCoverage } from "./types"

/** An export file that an admin adds to a day. */
export interface NewExportFile {
  day: string
  covers: ExportCoverage
  file_name: string
  uploaded_by: string
  mapping: ExportMapping
  bytes: Uint8Array
}

/** The file that lines are written for. */
type LineTarget = Pick<NewExportFile, "day" | "covers"> & { id: string }

const BATCH = 1000

/** A long order number ends with the payer's phone number, which is removed. */
const ORDER_NUMBER = /^([A-Za-z0-9]{12})\d{12}$/

/**
 * Writes lines, each with its transaction: found by FlexPay's order number, else
 * by our reference; none while it awaits an approval. Skips a line that belongs to
 * another day: by its transaction, or, without one, by its own date.
 */
function insertLines({ id, day, covers }: LineTarget, rows: object[]): Sql {
  return sql`INSERT INTO flexpay_export_line
    (id, export_file_id, line, kind, transaction_id, reference, order_number,
      amount, raw_amount, currency_code, paid)
  SELECT 'fpxl_' || md5(${id} || ' ' || entry.line), ${id}, entry.line,
    coalesce(known.kind, CASE WHEN ${covers} = 'payouts'
      OR entry.amount < 0 AND ${covers} = 'both'
      THEN 'payout' ELSE 'payment' END),
    known.id, entry.reference, entry.shown_order_number, entry.amount,
    jsonb_build_object('value', entry.amount::text, 'precision', 20),
    entry.currency_code, entry.paid
  FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS entry (line int, order_number text,
    shown_order_number text, matched_reference text, reference text,
    amount numeric, currency_code text, paid boolean, day text)
  LEFT JOIN LATERAL (
    SELECT * FROM flexpay_transaction
    WHERE order_number = entry.order_number AND redacted_at IS NULL
      AND state <> 'awaiting_approval' AND deleted_at IS NULL
    UNION ALL
    SELECT * FROM flexpay_transaction
    WHERE reference = entry.matched_reference AND deleted_at IS NULL
    LIMIT 1) AS known ON true
  WHERE CASE WHEN known.id IS NULL THEN coalesce(entry.day, ${day}) = ${day}
    ELSE entry.day = ${day} OR to_char(
      coalesce(known.sent_at, known.created_at) AT TIME ZONE ${TIME_ZONE},
      'YYYY-MM-DD') = ${day} END`
}

/** FlexPay's export files, which admins add to days. */
export class ExportFiles {
  constructor(private readonly database: Database) {}

  /**
   * Previews a file: which column may hold which field, as the last file with
   * the same titles was read, else by the titles and the order numbers in it.
   * @throws ExportFileError
   */
  async preview(bytes: Uint8Array): Promise<ExportPreview> {
    const preview = await previewExport(bytes)
    const last = await this.database.row<{ mapping: unknown }>(
      sql`SELECT mapping FROM flexpay_export_file
        WHERE header = ${JSON.stringify(preview.header)}::jsonb
        ORDER BY created_at DESC LIMIT 1`
    )
    const { mapping } = preview
    const remembered = exportMapping.safeParse(last?.mapping).data ?? mapping
    const paid_by_status = {
      ...mapping.paid_by_status,
      ...remembered.paid_by_status,
    }
    return { ...preview, mapping: { ...remembered, paid_by_status } }
  }

  /**
   * Stores the lines of a file that belong to the day, without phone numbers.
   * Replaces the day's earlier files that cover the same. Stores all or nothing.
   * @returns the problems of the file, empty when it was stored, and the lines
   * that are no transactions
   * @throws ExportFileError
   */
  async import(file: NewExportFile): Promise<ReadResult> {
    const { header } = await previewExport(file.bytes)
    const id = generateEntityId(undefined, "fpxf")
    return await this.database.transactional(async (database) => {
      await database.lock(`flexpay:export-file:${file.day}`)
      let count = 0
      const result = await readExport(file.bytes, file.mapping, {
        batchSize: BATCH,
        onLines: async (lines) => {
          count += lines.length
          return await this.insertLines(database, { id, ...file }, lines)
        },
      })
      if (result.problems.length) {
        await database.rows(
          sql`DELETE FROM flexpay_export_line
            WHERE export_file_id = ${id} AND deleted_at IS NULL`
        )
        return result
      }
      await this.replace(database, { id, ...file }, { header, count })
      // So that the comparison of a hundred thousand new lines is planned well.
      await database.rows(sql`ANALYZE flexpay_export_line`)
      return result
    })
  }

  /** @returns a problem for each rounded key that fits no transaction, or several */
  private async insertLines(
    database: Database,
    target: LineTarget,
    lines: ExportLine[]
  ): Promise<ExportProblem[]> {
    const { day } = target
    const references = await matchRoundedKeys(database, day, lines)
    const problems: ExportProblem[] = []
    const rows = lines.map(({ rounded, ...line }) => {
      const reference = line.reference ?? references.get(line.line) ?? null
      if (rounded && !reference && (line.day ?? day) === day) {
        problems.push(rounded.problem)
      }
      return {
        ...line,
        matched_reference: reference,
        reference: reference && maskText(reference).slice(0, 100),
        shown_order_number:
          line.order_number && withoutPhone(line.order_number),
      }
    })
    await database.rows(insertLines(target, rows))
    return problems
  }

  private async replace(
    database: Database,
    file: NewExportFile & { id: string },
    { header, count }: { header: string[]; count: number }
  ): Promise<void> {
    const { id, day, covers, file_name, uploaded_by, mapping } = file
    await database.rows(
      sql`UPDATE flexpay_export_file SET replaced_at = now(), updated_at = now()
        WHERE day = ${day} AND replaced_at IS NULL
          AND (covers = ${covers} OR covers = 'both' OR ${covers} = 'both')`
    )
    await database.rows(
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
