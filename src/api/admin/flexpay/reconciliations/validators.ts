import { z } from "@medusajs/framework/zod"
import { exportMapping } from "../../../../modules/flexpay/reconciliation/export-file/types"
import {
  BREAK_KINDS,
  EXPORT_COVERAGES,
} from "../../../../modules/flexpay/reconciliation/types"
import { justification, page, phone, text } from "../validators"
import type { AdminRecordFlexPayPayment } from "./types"

export const listReconciliationsQuery = z.object(page(31))

export type ListReconciliationsQuery = z.output<typeof listReconciliationsQuery>

export const listBreaksQuery = z.object({
  kind: z.enum(BREAK_KINDS).optional(),
  state: z.enum(["open", "closed"]).optional(),
  ...page(50),
})

export type ListBreaksQuery = z.output<typeof listBreaksQuery>

export const uploadExportFileQuery = z.object({
  covers: z.enum(EXPORT_COVERAGES),
  file_name: z.string().trim().min(1).max(200),
  mapping: z.string().max(10_000).transform(readJson).pipe(exportMapping),
})

export type UploadExportFileQuery = z.output<typeof uploadExportFileQuery>

/** At most one of the order's fields. */
export const recordPaymentBody = z
  .strictObject({
    phone,
    justification,
    order_id: text.min(1).max(100).optional(),
    order_display_id: z.number().int().min(1).max(2_147_483_647).optional(),
  })
  .refine(
    ({ order_id, order_display_id }) =>
      order_id === undefined || order_display_id === undefined,
    '"order_id" and "order_display_id" exclude each other'
  ) satisfies z.ZodType<AdminRecordFlexPayPayment>

function readJson(text: string, context: z.core.$RefinementCtx): unknown {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: "custom", message: '"mapping" must be JSON' })
    return z.NEVER
  }
}
