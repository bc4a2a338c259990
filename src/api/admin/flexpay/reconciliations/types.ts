import type {
  ExportColumn,
  ExportMapping,
  ExportProblem,
  IgnoredLines,
} from "../../../../modules/flexpay/reconciliation/export-file/types"
import type {
  Sides,
  BreakKind,
  Figure,
  ExportCoverage,
} from "../../../../modules/flexpay/reconciliation/types"
import type { AdminFlexPayUser } from "../types"

export type {
  Sides as AdminFlexPayBreakSides,
  Figure as AdminFlexPayFigure,
  ExportCoverage as AdminFlexPayExportCoverage,
} from "../../../../modules/flexpay/reconciliation/types"
export type {
  ExportColumn as AdminFlexPayExportColumn,
  ExportField as AdminFlexPayExportField,
  ExportMapping as AdminFlexPayExportMapping,
  ExportProblem as AdminFlexPayExportProblem,
  IgnoredLines as AdminFlexPayIgnoredLines,
} from "../../../../modules/flexpay/reconciliation/export-file/types"

/** The comparison of a day. */
export interface AdminFlexPayReconciliation {
  /** As 2026-11-25, by the clock of `time_zone`. */
  day: string
  time_zone: string
  /**
   * `never`: not compared yet. `checking`: compared, and check results are still
   * coming in. `interrupted`: the server stopped during the comparison.
   */
  state: "never" | "comparing" | "checking" | "done" | "failed" | "interrupted"
  started_at: string | null
  compared_at: string | null
  /** Whether the day had not ended when it was compared. */
  is_partial: boolean
  /** Null for the plugin. */
  requested_by: AdminFlexPayUser | null
  checks_requested_at: string | null
  /** How many transactions were compared. */
  compared: number
  /** How many of them can be checked, and were since. */
  checkable: number
  answered: number
  figures: Figure[]
  /** How many breaks are open, and how many are closed. */
  open: number
  closed: number
}

export interface AdminFlexPayExportFile {
  id: string
  covers: ExportCoverage
  file_name: string
  /** Lines of the day, and skipped lines of other days. */
  lines: number
  skipped_lines: number
  uploaded_by: AdminFlexPayUser | null
  created_at: string
}

export interface AdminFlexPayBreak {
  id: string
  kind: BreakKind
  transaction_id: string | null
  payment_id: string | null
  reference: string | null
  sides: Sides
  detected_at: string
  owner: AdminFlexPayUser | null
  closed_at: string | null
  /** Null while open, and when a later comparison closed it. */
  closed_by: AdminFlexPayUser | null
  note: string | null
}

/** GET /admin/flexpay/reconciliations. Query: limit (31), offset. */
export interface AdminFlexPayReconciliationListResponse {
  reconciliations: AdminFlexPayReconciliation[]
  count: number
  offset: number
  limit: number
  /** The present day, and the last one that ended. */
  today: string
  ended: string
}

/**
 * GET /admin/flexpay/reconciliations/:day
 * POST /admin/flexpay/reconciliations/:day/run {}
 */
export interface AdminFlexPayReconciliationResponse {
  /** Whether the viewer may compare, import, and handle breaks. */
  can_resolve: boolean
  reconciliation: AdminFlexPayReconciliation
  /** The imported files that are compared. */
  export_files: AdminFlexPayExportFile[]
}

/**
 * GET /admin/flexpay/reconciliations/:day/breaks
 * Query: kind, state ("open", "closed"), limit (50), offset.
 */
export interface AdminFlexPayBreakListResponse {
  breaks: AdminFlexPayBreak[]
  count: number
  offset: number
  limit: number
}

/**
 * POST /admin/flexpay/reconciliations/:day/breaks/:id/assign {}
 * POST /admin/flexpay/reconciliations/:day/breaks/:id/unassign {}
 * POST /admin/flexpay/reconciliations/:day/breaks/:id/close { note }
 */
export type AdminFlexPayBreakResponse =
  | { break: AdminFlexPayBreak | undefined }
  | { type: string; code: string | undefined; message: string }

/**
 * POST /admin/flexpay/reconciliations/:day/breaks/:id/record
 * Of a break of kind `flexpay_only`. Without an order, the payment is to be
 * refunded. Answers `{ transaction }`, the payment that awaits approval.
 */
export interface AdminRecordFlexPayPayment {
  /** The number that paid, in any usual notation. */
  phone: string
  /** 10 characters or more. */
  justification: string
  /** The order that it pays. */
  order_id?: string
  /** The same order by the number that the store calls it by, such as 123. */
  order_display_id?: number
}

/**
 * POST /admin/flexpay/reconciliations/:day/export-file/preview
 * The body is the file, or its beginning, as text/csv.
 */
export interface AdminFlexPayExportFilePreviewResponse {
  /** Null when the file can't be read, for the reason in `problems`. */
  preview: { columns: ExportColumn[]; mapping: ExportMapping } | null
  problems: ExportProblem[]
}

/**
 * POST /admin/flexpay/reconciliations/:day/export-file
 * The body is the file, as text/csv. Query: covers, file_name, mapping (JSON).
 */
export interface AdminFlexPayExportFileResponse {
  /** Null when nothing was stored, for the reasons in `problems`. */
  report: AdminFlexPayReconciliationResponse | null
  problems: ExportProblem[]
  /** Lines that are no transactions, such as totals. */
  ignored_lines: IgnoredLines
}
