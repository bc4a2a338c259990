import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MedusaError } from "@medusajs/framework/utils"
import { readPhone } from "../../gateway"
import { bilingual } from "../../modules/flexpay/bilingual"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"
import type { Transaction } from "../../modules/flexpay/transaction"
import type { DraftPayoutInput } from "./draft-payout"

export interface ResendFlexPayPayoutInput {
  payout_id: string
  /** Another number, however people write it. */
  phone?: string
  /** Why another number. */
  phone_reason?: string
  /** After an unknown outcome: why it is certain that no money left. */
  statement?: string
  note?: string
  actor_id: string
}

const STATEMENT_LENGTH_MIN = 10

/** Checks that a payout may be sent again, and says what the new one is to be. */
export const prepareResendStep = createStep(
  "prepare-flexpay-resend",
  async (input: ResendFlexPayPayoutInput, { container }) => {
    const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
    const payout = await ledger.findById(input.payout_id)
    if (payout?.kind !== "payout" || !payout.payment_transaction_id) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no FlexPay payout ${input.payout_id}.`
      )
    }
    assertResendable(payout, input.statement)
    if (await ledger.isReplacementOfArrived(payout)) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        bilingual(
          "Le versement que celui-ci remplaçait est finalement arrivé : le client a l’argent. Marquez celui-ci comme réglé.",
          "The payout that this one was sent again for arrived after all: the shopper has the money. Mark this one as settled."
        ),
        "not_resendable"
      )
    }
    if (input.statement) {
      await ledger.note(payout, {
        type: "statement",
        actor_id: input.actor_id,
        data: { statement: input.statement },
      })
    }
    const reading = input.phone ? readPhone(input.phone) : null
    const samePhone =
      !reading || (reading.ok && reading.msisdn === payout.phone)
    const draft: DraftPayoutInput = {
      payment_transaction_id: payout.payment_transaction_id,
      amount: payout.amount,
      phone: samePhone ? (payout.phone ?? undefined) : input.phone,
      phone_reason: samePhone ? "as before" : input.phone_reason,
      note: input.note ?? payout.note ?? undefined,
      replaces_id: payout.id,
      actor_id: input.actor_id,
    }
    return new StepResponse(draft)
  }
)

function assertResendable(
  { state, attention }: Transaction,
  statement: string | undefined
): void {
  if (state !== "failed" && state !== "refused" && state !== "unknown") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      bilingual(
        "On ne renvoie qu’un versement échoué, refusé ou resté sans réponse.",
        "Only a payout that failed, was refused, or stays without an answer can be sent again."
      ),
      "not_resendable"
    )
  }
  if (attention === null) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      bilingual(
        "Ce versement a déjà été traité.",
        "This payout was dealt with already."
      ),
      "not_resendable"
    )
  }
  if (
    state === "unknown" &&
    (statement?.trim().length ?? 0) < STATEMENT_LENGTH_MIN
  ) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      bilingual(
        "Personne ne sait si le premier versement est parti. Demandez à FlexPay, puis écrivez pourquoi il est certain qu’aucun argent n’est parti.",
        "Nobody knows whether the first payout went out. Ask FlexPay's support, and state in writing why it is certain that no money was sent."
      ),
      "statement_missing"
    )
  }
}
