import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import { FlexPayCardProvider } from "./card"
import { FlexPayMobileMoneyProvider } from "./mobile-money"

/** Registers `pp_flexpay_<id>` and `pp_flexpay-card_<id>`. */
export default ModuleProvider(Modules.PAYMENT, {
  services: [FlexPayMobileMoneyProvider, FlexPayCardProvider],
})
