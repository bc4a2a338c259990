import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MedusaError } from "@medusajs/framework/utils"
import { readPhone } from "../../gateway"
import { resolveFlexPay } from "../../modules/flexpay"
import {
  isJustification,
  refuseAction,
} from "../../modules/flexpay/payouts/refused-actions"
import { decideResend } from "../../modules/flexpay/payouts/resend-rules"
import type { ResendDecision } from "../../modules/flexpay/payouts/resend-rules"
import type FlexPayModuleService from "../../modules/flexpay/service"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { askReplaced } from "../sync/check-predecessor"
import type { DraftPayoutInput } from "./draft-payout"

export interface ResendFlexPayPayoutInput {
  payout_id: string
  /** Another number, however people write it. */
  phone?: string
  /** Why another number. */
  phone_reason?: string
  /** After an unknown outcome: why it is certain that no money left. */
  statement?: string
  /** Why, where the payout was resolved, came back or arrived short. */
  justification?: string
  note?: string
  actor_id: string
}

type Allowed = Extract<ResendDecision, { kind: "allowed" }>

/**
 * Checks that a payout may be sent again, FlexPay being asked first, and says
 * what the new one is to be. What FlexPay said stays said: nothing to
 * compensate.
 */
export const prepareResendStep = createStep(
  "prepare-flexpay-resend",
  async (input: ResendFlexPayPayoutInput, { container }) => {
    const flexpay = resolveFlexPay(container)
    const known = await flexpay.transactions.findById(input.payout_id)
    if (known?.kind !== "payout" || !known.payment_transaction_id) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no FlexPay payout ${input.payout_id}.`
      )
    }
    const asked = await mustBeResendable(flexpay, known)
    assertWritten(asked, input)
    const payout = await askReplaced(container, known)
    // It may be another now; the draft decides once more, under a lock.
    const { session_amount } = await mustBeResendable(flexpay, payout)
    await noteReasons(flexpay, payout, input)
    const reading = input.phone ? readPhone(input.phone) : null
    const samePhone =
      !reading || (reading.ok && reading.msisdn === payout.phone)
    const draft: DraftPayoutInput = {
      payment_transaction_id: known.payment_transaction_id,
      amount: session_amount,
      phone: samePhone ? (payout.phone ?? undefined) : input.phone,
      phone_reason: samePhone ? "as before" : input.phone_reason,
      note: input.note ?? payout.note ?? undefined,
      justification: input.justification,
      statement: input.statement,
      replaces_id: payout.id,
      actor_id: input.actor_id,
    }
    return new StepResponse(draft)
  }
)

async function mustBeResendable(
  flexpay: FlexPayModuleService,
  payout: Transaction
): Promise<Allowed> {
  const { payouts } = await flexpay.payouts.relatedRecords([
    payout.payment_transaction_id ?? "",
  ])
  const decision = decideResend(payout, payouts)
  return decision.kind === "allowed" ? decision : refuseAction(decision.code)
}

function assertWritten(
  { needs }: Allowed,
  { statement, justification }: ResendFlexPayPayoutInput
): void {
  if (
    needs !== null &&
    !isJustification(statement) &&
    !isJustification(justification)
  ) {
    refuseAction(
      needs === "statement" ? "statement_missing" : "justification_missing"
    )
  }
}

async function noteReasons(
  flexpay: FlexPayModuleService,
  payout: Transaction,
  { statement, justification, actor_id }: ResendFlexPayPayoutInput
): Promise<void> {
  if (statement) {
    await flexpay.transactions.note(payout, {
      type: "statement",
      actor_id,
      data: { statement },
    })
  }
  if (justification) {
    await flexpay.transactions.note(payout, {
      type: "justification",
      actor_id,
      data: { act: "resend", justification },
    })
  }
}
