import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { resolveFlexPay } from "../../modules/flexpay"
import { assertNotRefused } from "../../modules/flexpay/payouts/payout-errors"
import { bookRefund } from "../refunds/book"
import { findMedusaPayment } from "../refunds/medusa-payment"
import {
  resolveIfFullyRefunded,
  resolveReplaced,
} from "../refunds/resolve-attention"

export interface BookRefundInput {
  payout_id: string
  refund_reason_id?: string
  note?: string
  actor_id: string
}

/**
 * Books a drafted payout as a refund in Medusa, where Medusa knows the payment;
 * booking it sends the payout. Money that Medusa never booked is paid out by
 * the ledger alone. What was sent can't be taken back: nothing to compensate.
 */
export const bookRefundStep = createStep(
  "book-flexpay-refund",
  async (input: BookRefundInput, { container }) => {
    const flexpay = resolveFlexPay(container)
    const draft = await flexpay.transactions.findById(input.payout_id)
    if (draft?.state !== "draft") {
      return new StepResponse({ id: input.payout_id })
    }
    const payment = await flexpay.payments.findById(
      draft.payment_transaction_id ?? ""
    )
    const replaced = draft.replaces_id
      ? await flexpay.transactions.findById(draft.replaces_id)
      : null
    const medusaPayment =
      payment && (await findMedusaPayment(container, payment))
    const standing = medusaPayment?.refunds.find(
      ({ id }) => id === replaced?.refund_id
    )
    if (medusaPayment && !standing) {
      await bookRefund(container, medusaPayment, {
        // Medusa's own amount: FlexPay's may be rounded up.
        amount: draft.session_amount,
        created_by: input.actor_id,
        refund_reason_id: input.refund_reason_id,
        note: input.note,
        metadata: { flexpay_payout_id: draft.id },
      })
    } else {
      assertNotRefused(
        await flexpay.payouts.submit(draft, { refund_id: standing?.id ?? null })
      )
    }
    await resolveReplaced(container, draft)
    if (payment) {
      await resolveIfFullyRefunded(container, payment, input.actor_id)
    }
    return new StepResponse({ id: draft.id })
  }
)
