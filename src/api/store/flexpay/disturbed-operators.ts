import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../../modules/flexpay"
import type { StoreFlexPayTransactionResponse } from "./payment-sessions/types"

/** The operators that a shopper is warned of before paying, if the store wants it. */
export async function readDisturbedOperators(
  container: MedusaContainer
): Promise<Pick<StoreFlexPayTransactionResponse, "disturbed_operators">> {
  const { options, networks } = resolveFlexPay(container)
  const disturbed = options.network_notice ? await networks.disturbed() : []
  return disturbed.length > 0 ? { disturbed_operators: disturbed } : {}
}
