import { Module } from "@medusajs/framework/utils"
import gatewayLoader from "./loaders/gateway"
import FlexPayModuleService from "./service"

/** Key under which the ledger is found in Medusa's container. */
export const FLEXPAY_MODULE = "flexpay"

export default Module(FLEXPAY_MODULE, {
  service: FlexPayModuleService,
  loaders: [gatewayLoader],
})
