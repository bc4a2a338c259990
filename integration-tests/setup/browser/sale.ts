import { randomInt } from "node:crypto"
import type { Demo } from "./demo"

/** A phone number that nobody had before, and that waits for its PIN. */
export function newPhone(): string {
  // The last seven digits are none of the simulator's magic numbers.
  return `24381${randomInt(2_000_000, 10_000_000)}`
}

export interface Sale {
  phone: string
  orderId: string
  sessionId: string
}

interface SaleOptions {
  /** The phone that pays; a new one by default. */
  phone?: string
  currency?: "cdf" | "usd"
  /** What is bought; honey for 28,000 CDF with delivery by default. */
  handle?: string
  /** What the simulator does with payouts to this phone, one after the other. */
  payouts?: PayoutOutcome[]
}

/**
 * Quick, yet the callback comes when the simulator's check knows of the
 * transaction: else the next look would be the job's, seconds later.
 */
export const delays = { answer: 20, decision: 600, callback: 50 }

/** What becomes of one payout, as the simulator's README names it. */
interface PayoutOutcome {
  payout: string
  delays?: { decision?: number; answer?: number; callback?: number }
  /** How often; null for each payout from here on. Once by default. */
  times?: number | null
}

/** A shopper buys through the API and pays; the order is placed. */
export async function sell(
  { shop, gateway }: Demo,
  { phone = newPhone(), payouts = [], ...options }: SaleOptions = {}
): Promise<Sale> {
  await gateway.setOutcome({ phone, payment: "paid", delays })
  const then: PayoutOutcome = { payout: "paid", times: null }
  for (const outcome of [...payouts, then]) {
    await gateway.setOutcome({
      phone,
      times: 1,
      ...outcome,
      delays: { ...delays, ...outcome.delays },
    })
  }
  const { sessionId } = await shop.checkOut(options)
  await shop.push(sessionId, { phone })
  const { order_id } = await shop.pollUntil(
    sessionId,
    (status) => status.order_id !== null,
    30_000
  )
  return { phone, orderId: order_id ?? "", sessionId }
}

/** The amounts paid out to a phone, in FlexPay's records, in major units. */
export async function moneyThatLeft(
  { gateway }: Demo,
  phone: string
): Promise<number[]> {
  const entries = await gateway.entries()
  return entries.flatMap((entry) =>
    entry.kind === "payout" && entry.phone === phone && entry.moved
      ? [Number(entry.moved.amount)]
      : []
  )
}

/** Medusa's refunds of an order, in major units. */
export async function refundsInMedusa(
  { database }: Demo,
  orderId: string
): Promise<number[]> {
  const rows = await database.query<{ amount: string }>(
    `SELECT refund.amount FROM refund
     JOIN payment ON payment.id = refund.payment_id
     JOIN order_payment_collection link
       ON link.payment_collection_id = payment.payment_collection_id
     WHERE link.order_id = $1 AND refund.deleted_at IS NULL
     ORDER BY refund.created_at`,
    [orderId]
  )
  return rows.map(({ amount }) => Number(amount))
}

/** How often FlexPay was asked to pay out to a phone, answered or not. */
export async function payoutRequestsTo(
  { gateway }: Demo,
  phone: string
): Promise<number> {
  const bodies = await gateway.requestBodies("payout")
  return bodies.filter((body) => body.phone === phone).length
}

/** Lets time pass for the payouts to a phone. */
export async function letPass(
  { database }: Demo,
  phone: string,
  interval: string
): Promise<void> {
  const columns = ["created_at", "sent_at", "expires_at", "finalized_at"]
  columns.push("sync_lease_until", "checked_at", "next_check_at")
  await database.query(
    `UPDATE flexpay_transaction
     SET ${columns.map((name) => `${name} = ${name} - $2::interval`).join()}
     WHERE phone = $1 AND kind = 'payout'`,
    [phone, interval]
  )
}
