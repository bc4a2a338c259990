import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"
import { awaitsApplying } from "../../modules/flexpay/transaction"
import { applyTransaction } from "../apply"
import { describeError } from "../describe-error"

/**
 * Confirms the transactions that are due. Workers share them: each is handed
 * to one. Nothing to compensate: what FlexPay said stays said.
 */
export const recheckTransactionsStep = createStep(
  "recheck-flexpay-transactions",
  async ({ limit }: { limit: number }, { container }) => {
    const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    const due = await ledger.claimDue(limit)
    const outcomes = await Promise.allSettled(
      due.map(async (claimed) => {
        const transaction = await ledger.confirmClaimed(claimed)
        if (awaitsApplying(transaction)) {
          await applyTransaction(container, transaction.id)
        }
      })
    )
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === "rejected") {
        // Its claim runs out, and it is tried again.
        logger.error(
          `FlexPay: the recheck of ${due[index]?.id} failed: ${describeError(outcome.reason)}`
        )
      }
    }
    return new StepResponse({ rechecked: due.length })
  }
)
