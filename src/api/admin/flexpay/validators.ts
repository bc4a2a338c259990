import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { STATES } from "../../../modules/flexpay/transaction/transaction"
import { JUSTIFICATION_LENGTH_MIN, NOTE_LENGTH_MIN } from "./types"

/** Without what PostgreSQL can't store: a null character, half of a sign. */
const text = z
  .string()
  .trim()
  .regex(/^[^\0\p{Cs}]*$/u, "holds a character that can't be stored")
const note = text.min(NOTE_LENGTH_MIN).max(1000)
const phone = text.min(1).max(40)
/** Medusa owes amounts finer than a franc or a cent: a third of a price. */
const amount = z
  .string()
  .regex(/^\d{1,30}(\.\d{1,20})?$/, 'must be a decimal string, like "5000"')
const justification = text.min(JUSTIFICATION_LENGTH_MIN).max(2000)

/** Within what PostgreSQL can compare with, and any ledger can hold. */
const moment = z.coerce
  .date()
  .min(new Date("2000-01-01"))
  .max(new Date("2200-01-01"))

export const AdminFilterFlexPayTransactions = z.object({
  q: z.string().trim().max(100).optional(),
  kind: z.enum(["payment", "payout"]).optional(),
  state: z.enum(STATES).optional(),
  operator: z.enum(["vodacom", "orange", "airtel", "africell"]).optional(),
  currency_code: z.enum(["cdf", "usd"]).optional(),
  attention: z
    .enum(["true", "false"])
    .optional()
    .transform((value) => value === "true"),
  created_from: moment.optional(),
  created_to: moment.optional(),
})

export type AdminFilterFlexPayTransactionsQuery = z.infer<
  typeof AdminFilterFlexPayTransactions
>

export const AdminListFlexPayTransactions = z.object({
  ...AdminFilterFlexPayTransactions.shape,
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).default(0),
})

export type AdminListFlexPayTransactionsQuery = z.infer<
  typeof AdminListFlexPayTransactions
>

/** @throws MedusaError (invalid_data) that names each parameter at fault */
export function readListQuery(
  query: unknown
): AdminListFlexPayTransactionsQuery {
  return readQuery(AdminListFlexPayTransactions, query)
}

/** The same for all pages at once. */
export function readFilterQuery(
  query: unknown
): AdminFilterFlexPayTransactionsQuery {
  return readQuery(AdminFilterFlexPayTransactions, query)
}

function readQuery<Schema extends z.ZodType>(
  schema: Schema,
  query: unknown
): z.infer<Schema> {
  const parsed = schema.safeParse(query)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }) => `"${path.join(".")}": ${message}`
    )
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `This can't be searched for: ${problems.join("; ")}`
    )
  }
  return parsed.data
}

export const AdminCreateFlexPayPayout = z.strictObject({
  amount: amount.optional(),
  phone: phone.optional(),
  phone_reason: note.optional(),
  refund_reason_id: text.max(100).optional(),
  note: text.max(1000).optional(),
  paid_out: amount,
  justification: justification.optional(),
})

export type AdminCreateFlexPayPayoutBody = z.infer<
  typeof AdminCreateFlexPayPayout
>

export const AdminResendFlexPayPayout = z.strictObject({
  phone: phone.optional(),
  phone_reason: note.optional(),
  justification: justification.optional(),
  note: text.max(1000).optional(),
})

export type AdminResendFlexPayPayoutBody = z.infer<
  typeof AdminResendFlexPayPayout
>

export const AdminPlaceFlexPayOrder = z.strictObject({
  justification: justification.optional(),
})

export type AdminPlaceFlexPayOrderBody = z.infer<typeof AdminPlaceFlexPayOrder>

export const AdminAcceptFlexPayPayment = z.strictObject({
  justification,
  amount: amount.optional(),
})

export type AdminAcceptFlexPayPaymentBody = z.infer<
  typeof AdminAcceptFlexPayPayment
>

export const AdminFlexPayNote = z.strictObject({ note })

export type AdminFlexPayNoteBody = z.infer<typeof AdminFlexPayNote>
