import type { Transaction } from "./transaction/transaction"

const PROVIDERS: Readonly<Record<Transaction["method"], RegExp>> = {
  mobile_money: /^pp_flexpay(_|$)/,
  card: /^pp_flexpay-card(_|$)/,
}

/** The payment method that a provider id of ours stands for; null for another's. */
export function methodOfProvider(
  providerId: string
): Transaction["method"] | null {
  const methods: Transaction["method"][] = ["mobile_money", "card"]
  return methods.find((method) => PROVIDERS[method].test(providerId)) ?? null
}
