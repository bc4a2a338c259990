import { MedusaModule } from "@medusajs/framework/modules-sdk"
import type { IPaymentModuleService } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"

interface Services {
  [FLEXPAY_MODULE]: FlexPayModuleService
  [Modules.PAYMENT]: IPaymentModuleService
}

/**
 * The plugin's service. A provider gets the payment module's own container,
 * which has no other module unless the store's config lists it in
 * `dependencies`; the registry of modules has them all.
 *
 * @throws MedusaError (invalid_argument) when the plugin is not in `plugins`
 */
export function resolveFlexPay(): FlexPayModuleService {
  const flexpay = resolveFromRegistry(FLEXPAY_MODULE)
  if (!flexpay) {
    throw new MedusaError(
      MedusaError.Types.INVALID_ARGUMENT,
      `The FlexPay payment provider needs its plugin: add { resolve: "medusa-payment-flexpay", options: { … } } to "plugins" in medusa-config.`
    )
  }
  return flexpay
}

/** The payment module that runs the provider. */
export function resolvePaymentModule(): IPaymentModuleService | undefined {
  return resolveFromRegistry(Modules.PAYMENT)
}

function resolveFromRegistry<Key extends keyof Services>(
  key: Key
): Services[Key] | undefined {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- the registry is untyped
  const instance: Partial<Services> | undefined =
    MedusaModule.getModuleInstance(key)
  return instance?.[key]
}
