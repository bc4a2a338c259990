import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
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
import { mustExist, mustFindTransaction } from "../must-find"
import { checkPredecessor } from "./check-predecessor"
import { createRefundStep, draftPayoutStep } from "./pay-out-payment"
import type { DraftPayoutInput } from "./pay-out-payment"

export interface ResendFlexPayPayoutInput {
  /** Of a payout. */
  id: string
  /** Another number, in any usual notation. */
  phone?: string
  /** Why another number. */
  phone_reason?: string
  /**
   * Why, where the payout was resolved, came back or arrived short; after an
   * unknown outcome, why it is certain that no money left.
   */
  justification?: string
  note?: string
  actor_id: string
}

type Allowed = Extract<ResendDecision, { kind: "allowed" }>

/**
 * Checks that a payout may be sent again, and returns its new draft. No
 * compensation: FlexPay's answer is an external fact.
 */
const prepareResendStep = createStep(
  "prepare-flexpay-resend",
  async (input: ResendFlexPayPayoutInput, { container }) => {
    const flexpay = resolveFlexPay(container)
    const predecessor = await mustFindTransaction(container, input.id)
    const paymentId = mustExist(
      predecessor.payment_transaction_id,
      "FlexPay payout",
      input.id
    )
    assertJustified(await mustBeResendable(flexpay, predecessor), input)
    const payout = await checkPredecessor(container, predecessor)
    // The check may have changed it; the draft decides once more, under a lock.
    const { session_amount } = await mustBeResendable(flexpay, payout)
    await noteReasons(flexpay, payout, input)
    const reading = input.phone ? readPhone(input.phone) : null
    const isSamePhone =
      !reading || (reading.ok && reading.msisdn === payout.phone)
    const draft: DraftPayoutInput = {
      id: paymentId,
      amount: session_amount,
      phone: isSamePhone ? (payout.phone ?? undefined) : input.phone,
      phone_reason: isSamePhone ? "as before" : input.phone_reason,
      note: input.note ?? payout.note ?? undefined,
      justification: input.justification,
      replaces_id: payout.id,
      actor_id: input.actor_id,
    }
    return new StepResponse(draft)
  }
)

/**
 * Sends a failed payout again: a new transaction, linked to the failed one. Of
 * concurrent runs, one sends.
 *
 * @throws MedusaError not_found; invalid_data: number, reason or justification
 * missing; not_allowed: not to be sent again, over a limit, refused by FlexPay
 *
 * @example
 * await resendFlexPayPayoutWorkflow(container).run({
 *   input: { id: "fptx_123", actor_id: "user_123" },
 * })
 */
export const resendFlexPayPayoutWorkflow = createWorkflow(
  "resend-flexpay-payout",
  (input: ResendFlexPayPayoutInput) => {
    const prepared = prepareResendStep(input)
    const draft = draftPayoutStep(prepared)
    const refund = transform({ input, draft }, (data) => ({
      payout_id: data.draft.id,
      note: data.input.note,
      actor_id: data.input.actor_id,
    }))
    return new WorkflowResponse(createRefundStep(refund))
  }
)

async function mustBeResendable(
  flexpay: FlexPayModuleService,
  payout: Transaction
): Promise<Allowed> {
  const { payouts } = await flexpay.transactions.relatedRecords([
    payout.payment_transaction_id ?? "",
  ])
  const decision = decideResend(payout, payouts)
  return decision.kind === "allowed" ? decision : refuseAction(decision.code)
}

function assertJustified(
  { needs }: Allowed,
  { justification }: ResendFlexPayPayoutInput
): void {
  if (needs !== null && !isJustification(justification)) {
    refuseAction("justification_missing")
  }
}

async function noteReasons(
  flexpay: FlexPayModuleService,
  payout: Transaction,
  { justification, actor_id }: ResendFlexPayPayoutInput
): Promise<void> {
  if (justification) {
    await flexpay.transactions.note(payout, {
      type: "justification",
      actor_id,
      data: { act: "resend", justification },
    })
  }
}
