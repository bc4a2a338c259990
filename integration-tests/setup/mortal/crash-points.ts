import type { MortalShop } from "./mortal-shop"
import { Payment } from "./payment"

const CAPTURE = `LOCK TABLE capture IN SHARE MODE`

/** Two payments of one kind, for what becomes of their callbacks. */
interface CallbackInbox {
  /** Comes while Medusa is dead. */
  dead: Payment
  /** Comes once it lives again. */
  live: Payment
}

/** While FlexPay is asked for the money. */
export interface StoppedRequests {
  /** FlexPay received the request and did nothing with it. */
  unprocessed: Payment
  /** FlexPay pushed, and its answer never came. */
  unanswered: CallbackInbox
  /** FlexPay answered, and the answer was not written. */
  unwritten: CallbackInbox
  /** The callback is stored, and FlexPay has not answered the check. */
  unchecked: Payment
}

/**
 * Brings payments to lines at which Medusa can't go on, while FlexPay is
 * asked. Nothing but killing it frees them.
 */
export async function stopDuringRequests(
  mortal: MortalShop
): Promise<StoppedRequests> {
  const { phones, database } = mortal
  const begin = () => Payment.begin(mortal)
  const unchecked = await begin()
  await unchecked.pressAndWaitForPush()
  await phones.gateway.spoil({ service: "check", kind: "hang" })
  await phones.enterPin(unchecked.phone)
  await phones.callbackAnswer(unchecked.phone)

  const stopAt = async (
    fault: { processed: boolean },
    payment: Payment
  ): Promise<Payment> => {
    await phones.gateway.spoil({ service: "payment", kind: "hang", ...fault })
    void payment.press()
    await phones.requested(payment.phone)
    return payment
  }
  const unprocessed = await stopAt({ processed: false }, await begin())
  const unanswered = {
    dead: await stopAt({ processed: true }, await begin()),
    live: await stopAt({ processed: true }, await Payment.begin(mortal, "usd")),
  }

  const unwritten = { dead: await begin(), live: await begin() }
  // An answer is written with its line in the timeline; the row itself is not.
  const timeline = await database.lock(
    "LOCK TABLE flexpay_timeline_entry IN SHARE MODE"
  )
  for (const [index, payment] of Object.values(unwritten).entries()) {
    void payment.press()
    await phones.requested(payment.phone)
    await timeline.waitedFor(index + 1)
  }
  return { unprocessed, unanswered, unwritten, unchecked }
}

/** While the order is placed, by the line that is not reached. */
export type StoppedSyncs = Record<
  | "the order is written"
  | "the order is linked to its cart"
  | "the order is linked to its payment"
  | "the payment is authorised"
  | "the capture is written"
  | "the order counts the capture"
  | "the plugin records the sync",
  Payment
>

/** As `stopWhileAsking`, while the order of a paid push is placed. */
export async function stopDuringSyncs(
  mortal: MortalShop
): Promise<StoppedSyncs> {
  const { phones, database } = mortal
  const begin = async () => {
    const payment = await Payment.begin(mortal)
    await payment.pressAndWaitForPush()
    return payment
  }
  const payments: StoppedSyncs = {
    "the order is written": await begin(),
    "the order is linked to its cart": await begin(),
    "the order is linked to its payment": await begin(),
    "the payment is authorised": await begin(),
    "the capture is written": await begin(),
    "the order counts the capture": await begin(),
    "the plugin records the sync": await begin(),
  }
  const stopBefore = async (
    line: keyof StoppedSyncs,
    sql: string,
    parameters: unknown[] = []
  ) => {
    const lock = await database.lock(sql, parameters)
    await phones.enterPin(payments[line].phone)
    await lock.waitedFor()
    return lock
  }
  const lockSession = async (line: keyof StoppedSyncs) =>
    await stopBefore(
      line,
      "SELECT 1 FROM payment_session WHERE id = $1 FOR UPDATE",
      [payments[line].checkout.sessionId]
    )

  // The last line first: locks on tables stop all who come later.
  const last = "the plugin records the sync"
  const capturing = await stopBefore(last, CAPTURE)
  const noting = await database.lock(
    "SELECT 1 FROM flexpay_transaction WHERE phone = $1 FOR UPDATE",
    [payments[last].phone]
  )
  await capturing.release()
  await noting.waitedFor()
  await stopBefore(
    "the order counts the capture",
    "LOCK TABLE order_transaction IN SHARE MODE"
  )
  await lockSession("the payment is authorised")
  const authorising = await lockSession("the capture is written")
  await stopBefore(
    "the order is linked to its payment",
    "LOCK TABLE order_payment_collection IN SHARE MODE"
  )
  await stopBefore(
    "the order is linked to its cart",
    "LOCK TABLE order_cart IN SHARE MODE"
  )
  await stopBefore("the order is written", `LOCK TABLE "order" IN SHARE MODE`)
  // Core waits for this one for three seconds only.
  const capture = await database.lock(CAPTURE)
  await authorising.release()
  await capture.waitedFor()
  return payments
}
