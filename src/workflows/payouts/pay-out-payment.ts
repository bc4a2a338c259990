import { MedusaError } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { resolveFlexPay } from "../../modules/flexpay"
import { bilingual } from "../../modules/flexpay/bilingual-message"
import {
  assertNotRefused,
  assertPhoneKept,
} from "../../modules/flexpay/payouts/payout-errors"
import type { Payment } from "../../modules/flexpay/transaction/transaction"
import { mustFindPayment } from "../must-find"
import { mustReadPhone } from "../must-read-phone"
import { findMedusaPayment } from "../medusa/payment"
import { createRefund } from "../medusa/refund"
import { readRefundable } from "./refundable"
import { resolveIfFullyRefunded, resolveReplaced } from "./resolve-after-payout"

export interface DraftPayoutInput {
  /** Of the payment. */
  id: string
  /** Decimal string, major units; the refundable amount when absent. */
  amount?: string
  /** A number other than the payer's, in any usual notation. */
  phone?: string
  /** Why another number. */
  phone_reason?: string
  note?: string
  /** The refunded amount that the operator saw. */
  paid_out?: string
  /** Why, where the payment or the payout requires a justification. */
  justification?: string
  replaces_id?: string
  actor_id: string
}

export interface PayOutFlexPayPaymentInput extends DraftPayoutInput {
  refund_reason_id?: string
}

/**
 * Writes a payout and sends nothing. Compensation cancels the draft, and
 * removes a payout that FlexPay refused from the attention list: the operator
 * gets the refusal as an error.
 */
export const draftPayoutStep = createStep(
  "draft-flexpay-payout",
  async (input: DraftPayoutInput, { container }) => {
    const flexpay = resolveFlexPay(container)
    const payment = await mustFindPayment(container, input.id)
    const phone = recipientPhone(payment, input)
    const transaction = await flexpay.payouts.draft({
      payment,
      amount: input.amount ?? (await readRefundable(container, payment)).amount,
      phone,
      refund_id: null,
      replaces_id: input.replaces_id ?? null,
      requested_by: input.actor_id,
      note: input.note ?? null,
      is_in_medusa: (await findMedusaPayment(container, payment)) !== null,
      justification: input.justification,
      expected_paid_out: input.paid_out,
    })
    if (phone !== payment.phone) {
      await flexpay.transactions.note(transaction, {
        type: "other_phone",
        actor_id: input.actor_id,
        data: { phone_reason: input.phone_reason },
      })
    }
    const { actor_id } = input
    return new StepResponse(
      { id: transaction.id },
      { id: transaction.id, actor_id }
    )
  },
  async (drafted, { container }) => {
    if (!drafted) {
      return
    }
    const { id, actor_id } = drafted
    const flexpay = resolveFlexPay(container)
    await flexpay.payouts.cancelDraft(id)
    const payout = await flexpay.transactions.findById(id)
    if (payout?.attention === "payout_refused" && !payout.replaces_id) {
      await flexpay.payouts.closeRefusedPayout(payout)
    } else if (payout?.replaces_id && payout.state === "refused") {
      await resolveReplaced(container, payout, actor_id)
    }
  }
)

/**
 * Creates the refund of a drafted payout in Medusa, which sends it. Without a
 * payment in Medusa, the plugin sends it alone. No compensation: a payout that
 * was sent can't be called back.
 */
export const createRefundStep = createStep(
  "create-flexpay-refund",
  async (
    input: {
      payout_id: string
      refund_reason_id?: string
      note?: string
      actor_id: string
    },
    { container }
  ) => {
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
    const existingRefund = medusaPayment?.refunds.find(
      ({ id }) => id === replaced?.refund_id
    )
    if (medusaPayment && !existingRefund) {
      await createRefund(container, medusaPayment, {
        // Medusa's own amount: FlexPay's may be rounded up.
        amount: draft.session_amount,
        created_by: input.actor_id,
        refund_reason_id: input.refund_reason_id,
        note: input.note,
        metadata: { flexpay_payout_id: draft.id },
      })
    } else {
      assertNotRefused(
        await flexpay.payouts.submit(draft, {
          refund_id: existingRefund?.id ?? null,
          requested_by: input.actor_id,
        })
      )
    }
    await resolveReplaced(container, draft, input.actor_id)
    if (payment) {
      await resolveIfFullyRefunded(container, payment, input.actor_id)
    }
    return new StepResponse({ id: draft.id })
  }
)

/**
 * Refunds a payment, in full or in part: creates a payout, and the refund in
 * Medusa that it pays.
 *
 * @throws MedusaError not_found; invalid_data: number or amount; not_allowed:
 * over a limit, refused by FlexPay, or (code `paid_out_changed`) refunded
 * meanwhile
 *
 * @example
 * await payOutFlexPayPaymentWorkflow(container).run({
 *   input: {
 *     id: "fptx_123",
 *     amount: "5000",
 *     paid_out: "0",
 *     actor_id: "user_123",
 *   },
 * })
 */
export const payOutFlexPayPaymentWorkflow = createWorkflow(
  "pay-out-flexpay-payment",
  (input: PayOutFlexPayPaymentInput) => {
    const draft = draftPayoutStep(input)
    const refund = transform({ input, draft }, (data) => ({
      payout_id: data.draft.id,
      refund_reason_id: data.input.refund_reason_id,
      note: data.input.note,
      actor_id: data.input.actor_id,
    }))
    return new WorkflowResponse(createRefundStep(refund))
  }
)

function recipientPhone(payment: Payment, input: DraftPayoutInput): string {
  if (!input.phone) {
    assertPhoneKept(payment)
  }
  const phone = mustReadPhone(
    input.phone ?? payment.phone ?? "",
    bilingual(
      "Ce paiement est venu par carte : donnez le numéro à rembourser.",
      "This payment came by card: enter the phone number to refund to."
    )
  )
  if (phone !== payment.phone && !input.phone_reason?.trim()) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      bilingual(
        "Ce n’est pas le numéro qui a payé : dites pourquoi.",
        "This is not the number that paid: give a reason."
      ),
      "phone_reason_missing"
    )
  }
  return phone
}
