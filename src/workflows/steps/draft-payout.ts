import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MedusaError } from "@medusajs/framework/utils"
import { readPhone } from "../../gateway"
import { bilingual } from "../../modules/flexpay/bilingual-message"
import { resolveFlexPay } from "../../modules/flexpay"
import { assertPhoneKept } from "../../modules/flexpay/payouts/payout-errors"
import { findMedusaPayment } from "../refunds/medusa-payment"
import { readRefundable } from "../refunds/refundable"
import { resolveReplaced } from "../refunds/resolve-attention"
import type { Payment } from "../../modules/flexpay/transaction/transaction"

export interface DraftPayoutInput {
  payment_transaction_id: string
  /** Decimal string, major units; all that is left when absent. */
  amount?: string
  /** Another number than the payer's, however people write it. */
  phone?: string
  /** Why another number. */
  phone_reason?: string
  note?: string
  /** What the admin saw as given back. */
  paid_out?: string
  /** Why, where the payment or the payout takes a justification. */
  justification?: string
  /** Of a resend after an unknown outcome: why no money left. */
  statement?: string
  replaces_id?: string
  actor_id: string
}

/**
 * Writes a payout that an admin wants; nothing is sent yet. Undone by giving
 * the draft up. One that FlexPay refused is taken off the attention list: the
 * admin who asked was told.
 */
export const draftPayoutStep = createStep(
  "draft-flexpay-payout",
  async (input: DraftPayoutInput, { container }) => {
    const flexpay = resolveFlexPay(container)
    const payment = await flexpay.payments.findById(
      input.payment_transaction_id
    )
    if (!payment) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no FlexPay payment ${input.payment_transaction_id}.`
      )
    }
    const phone = recipient(payment, input)
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
      statement: input.statement,
      expected_paid_out: input.paid_out,
    })
    if (phone !== payment.phone) {
      await flexpay.transactions.note(transaction, {
        type: "other_phone",
        actor_id: input.actor_id,
        data: { phone_reason: input.phone_reason },
      })
    }
    return new StepResponse({ id: transaction.id }, transaction.id)
  },
  async (id, { container }) => {
    if (!id) {
      return
    }
    const flexpay = resolveFlexPay(container)
    await flexpay.payouts.cancelDraft(id)
    const payout = await flexpay.transactions.findById(id)
    if (payout?.attention === "payout_refused" && !payout.replaces_id) {
      await flexpay.payouts.closeRefusedPayout(payout)
    } else if (payout?.replaces_id && payout.state === "refused") {
      await resolveReplaced(container, payout)
    }
  }
)

function recipient(payment: Payment, input: DraftPayoutInput): string {
  if (!input.phone) {
    assertPhoneKept(payment)
  }
  const reading = readPhone(input.phone ?? payment.phone ?? "")
  if (!reading.ok) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      input.phone || payment.phone
        ? bilingual(
            "Ce n’est pas un numéro de téléphone congolais. Il a 9 chiffres après +243, par exemple 081 234 5678.",
            "This is no Congolese mobile number. It has 9 digits after +243, for example 081 234 5678."
          )
        : bilingual(
            "Ce paiement est venu par carte : donnez le numéro à rembourser.",
            "This payment came by card: give the number to pay back to."
          ),
      `phone_${reading.reason}`
    )
  }
  if (reading.msisdn !== payment.phone && !input.phone_reason?.trim()) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      bilingual(
        "Ce n’est pas le numéro qui a payé : dites pourquoi.",
        "This is another number than the one that paid: say why."
      ),
      "phone_reason_missing"
    )
  }
  return reading.msisdn
}
