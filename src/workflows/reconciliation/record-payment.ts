import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../modules/flexpay"
import { bilingual } from "../../modules/flexpay/bilingual-message"
import { refuseRecord } from "../../modules/flexpay/reconciliation/record-refusals"
import type { UnrecordedLine } from "../../modules/flexpay/reconciliation/unrecorded-line"
import { readPayableOrder } from "../medusa/payable-order"
import { mustExist } from "../must-find"
import { mustReadPhone } from "../must-read-phone"
import { refuseLink } from "../payment-links/refuse-link"
import { FRESH_CHECK_MS } from "../payouts/check-predecessor"
import { createSingleStepWorkflow } from "../single-step-workflow"

export interface RecordFlexPayPaymentInput {
  /** Of a discrepancy of kind `flexpay_only`. */
  id: string
  /** The payer's number, in any usual notation. */
  phone: string
  /** Why it is this customer's payment; 10 characters or more. */
  justification: string
  /** The order that it pays; absent for a payment to refund. */
  order_id?: string
  actor_id: string
}

/**
 * Requests to record a payment that only FlexPay's export has: paid at a till,
 * or to the merchant's number. FlexPay's check must confirm it. It counts once a
 * second user approves it: then it becomes the order's payment, or can be
 * refunded.
 *
 * @returns the payment that awaits approval
 * @throws MedusaError not_found; invalid_data: number or justification;
 * not_allowed, with a code of `RECORD_REFUSALS`, `check_unavailable`,
 * `break_closed`, or why the order takes no such payment
 *
 * @example
 * await recordFlexPayPaymentWorkflow(container).run({
 *   input: {
 *     id: "fpbr_123",
 *     phone: "081 234 5678",
 *     justification: "Paid at the market till, receipt 12",
 *     order_id: "order_123",
 *     actor_id: "user_123",
 *   },
 * })
 */
export const recordFlexPayPaymentWorkflow = createSingleStepWorkflow(
  "record-flexpay-payment",
  async ({ id, ...input }: RecordFlexPayPaymentInput, container) => {
    const { reports, unrecordedPayments } =
      resolveFlexPay(container).reconciliations
    const item = mustExist(await reports.findBreak(id), "discrepancy", id)
    const phone = mustReadPhone(
      input.phone,
      bilingual(
        "Saisissez le numéro de téléphone qui a payé.",
        "Enter the phone number that paid."
      )
    )
    const line = await unrecordedPayments.readLine(item)
    const order_id = input.order_id ?? null
    if (order_id !== null) {
      await assertOrderTakes(container, order_id, line)
    }
    const payment = await unrecordedPayments.request(
      line,
      { ...input, phone, order_id },
      FRESH_CHECK_MS
    )
    return { id: payment.id }
  }
)

/** @throws MedusaError not_found; not_allowed: why the order does not take it */
async function assertOrderTakes(
  container: MedusaContainer,
  orderId: string,
  { amount, currency_code }: UnrecordedLine
): Promise<void> {
  const order = mustExist(
    await readPayableOrder(container, orderId),
    "order",
    orderId
  )
  if (order.status === "draft") {
    refuseLink("order_is_draft")
  }
  if (order.status === "canceled") {
    refuseLink("order_canceled")
  }
  if (order.currency_code !== currency_code) {
    refuseRecord("order_in_other_currency")
  }
  if (MathBN.gt(amount, order.outstanding)) {
    refuseLink("amount_above_due")
  }
}
