import type { MedusaContainer } from "@medusajs/framework/types"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"
import { applyFailure } from "./failure"
import { applySuccess } from "./success"

/**
 * Tells Medusa what became of a transaction, unless it knows or somebody is
 * telling it.
 */
export async function applyTransaction(
  container: MedusaContainer,
  id: string
): Promise<void> {
  const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  const transaction = await ledger.claimApply(id)
  if (transaction?.state === "succeeded") {
    await applySuccess(container, transaction)
  } else if (transaction) {
    await applyFailure(container, transaction)
  }
}
