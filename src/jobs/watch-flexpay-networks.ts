import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../modules/flexpay"

/**
 * Announces disturbances of the operators' networks. Each run reads the payments
 * of 14 days, so it runs every five minutes only.
 */
export default async function watchFlexPayNetworks(
  container: MedusaContainer
): Promise<void> {
  const { jobs, disturbances } = resolveFlexPay(container)
  await jobs.record("watch-flexpay-networks")
  await disturbances.announceNew()
}

export const config = {
  name: "watch-flexpay-networks",
  schedule: "*/5 * * * *",
}
