import type { MedusaContainer } from "@medusajs/framework/types"
import { FLEXPAY_MODULE } from "medusa-payment-flexpay/modules/flexpay"
import type { Simulator } from "medusa-payment-flexpay/simulator"
import type {
  FlexPayPluginOptions,
  StoreFlexPayTransaction,
} from "medusa-payment-flexpay/types"
import { requestFlexPayPaymentWorkflow } from "medusa-payment-flexpay/workflows"

export const options: FlexPayPluginOptions = {
  merchant: "MBOKA",
  token: "a-token",
  environment: "live",
  callback_base_url: "https://store.example.com",
}

export const unfinished: FlexPayPluginOptions = {
  ...options,
  // @ts-expect-error There are two environments.
  environment: "production",
}

export const key: "flexpay" = FLEXPAY_MODULE

export function isOver({ state }: StoreFlexPayTransaction): boolean {
  // @ts-expect-error No such state: the types were found, and are no `any`.
  return state === "succeeded" || state === "paid"
}

export async function ask(container: MedusaContainer): Promise<string> {
  const { result } = await requestFlexPayPaymentWorkflow(container).run({
    input: { payment_session_id: "payses_123", phone: "0812345678" },
  })
  return result.id
}

export function addressesOf({
  addresses: { payment, check, payout },
}: Simulator): FlexPayPluginOptions["addresses"] {
  return { payment, check, payout }
}
