import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { EXPORT_FIELDS } from "../../../../modules/flexpay/reconciliation/export-file/types"
import {
  BREAK_KINDS,
  STATEMENT_HOLDS,
} from "../../../../modules/flexpay/reconciliation/types"

const page = (limit: number) => ({
  limit: z.coerce.number().int().min(1).max(100).default(limit),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})

export const AdminListFlexPayReconciliations = z.object(page(31))

export const AdminListFlexPayBreaks = z.object({
  kind: z.enum(BREAK_KINDS).optional(),
  state: z.enum(["open", "closed"]).optional(),
  ...page(50),
})

const place = z.number().int().min(0).max(499)

const mapping = z.strictObject({
  columns: z.partialRecord(z.enum(EXPORT_FIELDS), place),
  currency_code: z.enum(["cdf", "usd"]).nullable(),
  words: z.record(z.string().max(200), z.boolean()),
})

export const AdminUploadFlexPayStatement = z.object({
  holds: z.enum(STATEMENT_HOLDS),
  file_name: z.string().trim().min(1).max(200),
  mapping: z.string().max(10_000).transform(readJson).pipe(mapping),
})

function readJson(text: string, context: z.core.$RefinementCtx): unknown {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: "custom", message: "must be JSON" })
    return z.NEVER
  }
}

/** @throws MedusaError (invalid_data) that names each part at fault */
export function readQuery<Schema extends z.ZodType>(
  schema: Schema,
  query: unknown
): z.output<Schema> {
  const parsed = schema.safeParse(query)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }) => `"${path.join(".")}": ${message}`
    )
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `This can't be asked for: ${problems.join("; ")}`
    )
  }
  return parsed.data
}
