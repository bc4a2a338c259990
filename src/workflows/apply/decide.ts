import { sameAmount } from "../../gateway"
import type { Attention, Transaction } from "../../modules/flexpay/transaction"
import type { Collection, CollectionSession } from "./collection"

/** How a success is to be applied to Medusa. */
export type Application =
  | { kind: "attention"; attention: Attention }
  /** Place the cart's order; the session is authorised on the way. */
  | { kind: "complete_cart"; session: CollectionSession; cart_id: string }
  /** There is an order, or never was a cart: authorise and capture alone. */
  | { kind: "process_payment"; session: CollectionSession }

const PROVIDERS: Readonly<Record<Transaction["method"], RegExp>> = {
  mobile_money: /^pp_flexpay(_|$)/,
  card: /^pp_flexpay-card(_|$)/,
}

/** Which way of paying a provider of ours stands for, or null for another's. */
export function methodOfProvider(
  providerId: string
): Transaction["method"] | null {
  const methods: Transaction["method"][] = ["mobile_money", "card"]
  return methods.find((method) => PROVIDERS[method].test(providerId)) ?? null
}

/**
 * Where the money of a success goes, from what Medusa holds now. Money that
 * fits nothing is never applied: it goes to the attention list.
 */
export function decideApplication(
  transaction: Transaction,
  collection: Collection | null
): Application {
  if (!collection) {
    return { kind: "attention", attention: "session_gone" }
  }
  const paidWith = collection.payments.at(0)
  if (paidWith && paidWith.data?.transaction_id !== transaction.id) {
    return { kind: "attention", attention: "paid_twice" }
  }
  if (collection.order?.status === "canceled") {
    return { kind: "attention", attention: "order_canceled" }
  }
  const session = payableSession(transaction, collection)
  if (!session) {
    return {
      kind: "attention",
      attention: collection.sessions.length ? "cart_changed" : "session_gone",
    }
  }
  return collection.cart_id && !collection.order
    ? { kind: "complete_cart", session, cart_id: collection.cart_id }
    : { kind: "process_payment", session }
}

/**
 * The session that the money was asked for; where the shop replaced it, its
 * present session of the same kind, amount and currency.
 */
function payableSession(
  transaction: Transaction,
  { sessions }: Collection
): CollectionSession | undefined {
  const fitting = sessions.filter(
    (session) =>
      methodOfProvider(session.provider_id) === transaction.method &&
      session.currency_code === transaction.currency_code &&
      sameAmount(session.raw_amount.value, transaction.session_amount)
  )
  const tiedTo =
    transaction.authorized_session_id ?? transaction.payment_session_id
  return fitting.find(({ id }) => id === tiedTo) ?? fitting.at(0)
}
