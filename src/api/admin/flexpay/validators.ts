import { z } from "@medusajs/framework/zod"
import { FlexPayEvents } from "../../../modules/flexpay/events"
import { SORT_ORDERS } from "../../../modules/flexpay/store/transaction-search"
import { STATES } from "../../../modules/flexpay/transaction/transaction"
import {
  CSV_FORMATS,
  JUSTIFICATION_LENGTH_MIN,
  NOTE_LENGTH_MIN,
  type AdminAcceptFlexPayPayment,
  type AdminCreateFlexPayPaymentLink,
  type AdminCreateFlexPayPayout,
  type AdminEraseFlexPayCustomer,
  type AdminFlexPayNote,
  type AdminPlaceFlexPayOrder,
  type AdminPushFlexPayPaymentLink,
  type AdminResendFlexPayPayout,
  type AdminRevealFlexPayPhone,
} from "./types"

/** PostgreSQL can't store null characters and lone surrogates. */
export const text = z
  .string()
  .trim()
  .regex(/^[^\0\p{Cs}]*$/u, "A text holds a character that can't be stored")
const note = text.min(NOTE_LENGTH_MIN).max(1000)
export const phone = text.min(1).max(40)
/** Medusa's amounts may be finer than a franc or a cent: a third of a price. */
const amount = z
  .string()
  .regex(
    /^\d{1,30}(\.\d{1,20})?$/,
    'An amount must be a decimal string, such as "5000"'
  )
export const justification = text.min(JUSTIFICATION_LENGTH_MIN).max(2000)

/** A range that PostgreSQL can compare with. */
const moment = z.coerce
  .date()
  .min(new Date("2000-01-01"))
  .max(new Date("2200-01-01"))

const filterTransactionsQuery = z.object({
  q: z.string().trim().max(100).optional(),
  kind: z.enum(["payment", "payout"]).optional(),
  method: z.enum(["mobile_money", "card"]).optional(),
  state: z.enum(STATES).optional(),
  operator: z.enum(["vodacom", "orange", "airtel", "africell"]).optional(),
  currency_code: z.enum(["cdf", "usd"]).optional(),
  attention: z
    .enum(["true", "false"])
    .optional()
    .transform((value) => value === "true"),
  owner: z.enum(["me", "none"]).optional(),
  created_from: moment.optional(),
  created_to: moment.optional(),
  order: z.enum(SORT_ORDERS).optional(),
})

export type FilterTransactionsQuery = z.output<typeof filterTransactionsQuery>

/** Days by Kinshasa's clock, both included. */
const days = { from: z.iso.date(), to: z.iso.date() }

/** How a CSV file is written. */
const csvOptions = {
  locale: z.enum(["en", "fr"]).default("en"),
  /** With `excel`, semicolons separate columns, and commas decimals. */
  format: z.enum(CSV_FORMATS).default("csv"),
}

const hasDays = ({ from, to }: { from: string; to: string }) => from <= to
const NO_DAYS = '"to" must not be before "from"'

export const periodQuery = z.object(days).refine(hasDays, NO_DAYS)

export type PeriodQuery = z.output<typeof periodQuery>

export const periodExportQuery = z
  .object({ ...days, ...csvOptions })
  .refine(hasDays, NO_DAYS)

export type PeriodExportQuery = z.output<typeof periodExportQuery>

export const exportTransactionsQuery = z
  .object({ ...filterTransactionsQuery.shape, ...days, ...csvOptions })
  .refine(hasDays, NO_DAYS)

export type ExportTransactionsQuery = z.output<typeof exportTransactionsQuery>

/** @param limit the default */
export const page = (limit: number) => ({
  limit: z.coerce.number().int().min(1).max(100).default(limit),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})

export const listTransactionsQuery = z.object({
  ...filterTransactionsQuery.shape,
  ...page(20),
})

export type ListTransactionsQuery = z.output<typeof listTransactionsQuery>

const resentPayout = z.strictObject({
  phone: phone.optional(),
  phone_reason: note.optional(),
  note: text.max(1000).optional(),
  justification: justification.optional(),
})

/** Without any body, Express 4 gives `{}`, and Express 5 undefined. */
export const resendPayoutBody = resentPayout.default(
  {}
) satisfies z.ZodType<AdminResendFlexPayPayout>

export const createPayoutBody = z.strictObject({
  ...resentPayout.shape,
  amount: amount.optional(),
  refund_reason_id: text.max(100).optional(),
  paid_out: amount,
}) satisfies z.ZodType<AdminCreateFlexPayPayout>

export const placeOrderBody = z
  .strictObject({ justification: justification.optional() })
  .default({}) satisfies z.ZodType<AdminPlaceFlexPayOrder>

export const acceptPaymentBody = z.strictObject({
  justification,
  amount: amount.optional(),
}) satisfies z.ZodType<AdminAcceptFlexPayPayment>

export const eraseCustomerBody = z.strictObject({
  customer_id: text.min(1).max(100).optional(),
  phone: phone.optional(),
}) satisfies z.ZodType<AdminEraseFlexPayCustomer>

/** Moments of which an event is emitted again; `to` is now by default. */
export const replayEventsBody = z
  .strictObject({
    from: moment,
    to: moment.optional(),
    names: z.array(z.enum(FlexPayEvents)).min(1).optional(),
  })
  .refine(({ from, to }) => !to || from <= to, {
    path: ["to"],
    message: "The last moment must not be before the first one",
  })

export type ReplayEventsBody = z.output<typeof replayEventsBody>

export const noteBody = z.strictObject({
  note,
}) satisfies z.ZodType<AdminFlexPayNote>

export const revealPhoneBody = z.strictObject({
  reason: text.min(NOTE_LENGTH_MIN).max(200),
}) satisfies z.ZodType<AdminRevealFlexPayPhone>

/** Without any body, Express 4 gives `{}`, and Express 5 undefined. */
export const createPaymentLinkBody = z
  .strictObject({ amount: amount.optional() })
  .default({}) satisfies z.ZodType<AdminCreateFlexPayPaymentLink>

export const pushPaymentLinkBody = z.strictObject({
  phone,
}) satisfies z.ZodType<AdminPushFlexPayPaymentLink>
