import { MedusaModule } from "@medusajs/framework/modules-sdk"
import { MedusaError } from "@medusajs/framework/utils"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"

/**
 * The ledger, from inside the payment module's own container, which knows no
 * other module unless the store's config says `dependencies: ["flexpay"]`.
 * Asking the registry of modules spares the store owner that line.
 *
 * @throws MedusaError (invalid_argument) when the plugin is not in `plugins`
 */
export function resolveFromRegistry(): FlexPayModuleService {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- the registry is untyped
  const instance: Record<string, FlexPayModuleService> | undefined =
    MedusaModule.getModuleInstance(FLEXPAY_MODULE)
  const flexpay = instance?.[FLEXPAY_MODULE]
  if (!flexpay) {
    throw new MedusaError(
      MedusaError.Types.INVALID_ARGUMENT,
      `The FlexPay payment provider needs its plugin: add { resolve: "medusa-payment-flexpay", options: { … } } to "plugins" in medusa-config.`
    )
  }
  return flexpay
}
