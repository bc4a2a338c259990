import type { MedusaContainer } from "@medusajs/framework/types"
import { FLEXPAY_MODULE } from "../modules/flexpay"
import type FlexPayModuleService from "../modules/flexpay/service"
import { cutFlexpayPersonalDataWorkflow } from "../workflows"

/** Lets go of old phone numbers and of what was said over the wire. */
export default async function cutFlexpayPersonalData(
  container: MedusaContainer
): Promise<void> {
  const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  await ledger.noteRun("cut-flexpay-personal-data")
  await cutFlexpayPersonalDataWorkflow(container).run()
}

export const config = {
  name: "cut-flexpay-personal-data",
  schedule: "23 * * * *",
}
