import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../modules/flexpay"

/** Emits the events that a process left when it died, or the event bus failed. */
export default async function emitFlexPayEvents(
  container: MedusaContainer
): Promise<void> {
  const { jobs, outbox } = resolveFlexPay(container)
  await jobs.record("emit-flexpay-events")
  await outbox.emitWaiting()
}

export const config = {
  name: "emit-flexpay-events",
  schedule: "* * * * *",
}
