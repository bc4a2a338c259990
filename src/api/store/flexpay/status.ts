import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { resolveFlexPay } from "../../../modules/flexpay"
import type { Payment } from "../../../modules/flexpay/transaction/transaction"
import { confirmWhenDue } from "../../confirm-when-due"
import { readDisturbedOperators } from "./disturbed-operators"
import { isFollowed, toStoreTransaction } from "./payment-sessions/response"
import type { StoreFlexPayTransactionResponse } from "./payment-sessions/types"

/**
 * How long a poll waits for a change: well within the 30 seconds after which
 * proxies and load balancers close a silent request.
 */
const WAIT_MS = 15_000

/** A response, whatever its body. */
interface Closable {
  once: (event: "close", listener: () => void) => unknown
}

/** The query of a poll; what is written in another way counts as absent. */
const querySchema = z.object({
  /** The state that the page shows: the answer waits until it is another one. */
  wait: z.string().optional().catch(undefined),
  /** `now` when the shopper says that the payment is confirmed. */
  check: z.literal("now").optional().catch(undefined),
})

/**
 * Confirms a payment when its check is due, and waits for its next change where
 * the page knows the present state already.
 * @returns the payment as it is afterwards
 */
export async function followPayment(
  req: MedusaRequest,
  res: Closable,
  payment: Payment | null
): Promise<Payment | null> {
  const { wait, check } = querySchema.parse(req.query)
  const confirmed = await confirmWhenDue(req.scope, payment, {
    isRequested: check === "now",
  })
  return confirmed && confirmed.state === wait
    ? await waitForChange(req, res, confirmed)
    : confirmed
}

async function waitForChange(
  req: MedusaRequest,
  res: Closable,
  payment: Payment
): Promise<Payment> {
  const { watch, payments, stopped } = resolveFlexPay(req.scope)
  const closed = new AbortController()
  res.once("close", () => closed.abort())
  const signal = AbortSignal.any([
    closed.signal,
    stopped,
    AbortSignal.timeout(WAIT_MS),
  ])
  let current = payment
  while (isFollowed(current)) {
    const result = await watch.next(current, signal)
    if (result === null) {
      break
    }
    const latest = (await payments.findById(current.id)) ?? current
    if (result === "changed") {
      return latest
    }
    const confirmed = (await confirmWhenDue(req.scope, latest)) ?? latest
    if (confirmed.state !== current.state) {
      return confirmed
    }
    current = confirmed
  }
  return current
}

/** Answers what a shopper's page shows of a payment. */
export async function answerStatus(
  req: MedusaRequest,
  res: MedusaResponse<StoreFlexPayTransactionResponse>,
  {
    payment,
    ...view
  }: { payment: Payment | null; amountChanged: boolean; showsOrder: boolean }
): Promise<void> {
  // With Express's ETag, an unchanged state is 304 without a body: shoppers pay
  // for each kilobyte.
  res.setHeader("cache-control", "private, no-cache")
  res.json({
    ...(payment ? {} : await readDisturbedOperators(req.scope)),
    transaction:
      payment &&
      toStoreTransaction(payment, {
        now: await resolveFlexPay(req.scope).now(),
        ...view,
      }),
  })
}
