import type { MedusaContainer } from "@medusajs/framework/types"
import { Module } from "@medusajs/framework/utils"
import gatewayLoader from "./loaders/gateway"
import FlexPayModuleService from "./service"

/** Key of the module in Medusa's container. */
export const FLEXPAY_MODULE = "flexpay"

/** The module's service, from the container of a request, job or workflow. */
export function resolveFlexPay(
  container: Pick<MedusaContainer, "resolve">
): FlexPayModuleService {
  return container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
}

export default Module(FLEXPAY_MODULE, {
  service: FlexPayModuleService,
  loaders: [gatewayLoader],
})
