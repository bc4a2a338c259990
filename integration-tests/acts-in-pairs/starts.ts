import { approverLogin } from "../../demo/src/seed/names"
import { Carts } from "../../harness/shop/carts"
import type { ShopUnderTest } from "../setup/describe-shop"
import { TRANSACTION_TIMES } from "../../demo/store-times"
import { Database } from "../../harness/postgres/database"
import type { Purchase, Start } from "./purchase"
import { forEachAtOnce } from "../../harness/for-each-at-once"
import { waitFor } from "../../harness/wait-for"

/** Purchases on which something is done at the same time. */
export const AT_ONCE = 4
/** The plugin checks younger failures of payouts again. */
const FAILURE_DOUBTED_FOR = "4 minutes"
/** No aim: a machine that is busy otherwise takes longer. */
const ENDED_WITHIN_MS = 300_000
const AMOUNT_OF_PAYOUT = "15000"
/** Longer than a sync is retried before it needs attention. */
const TRIED_FOR = "1 hour"

let phones = 0

/** Brings so many purchases to a start, each of another shopper. */
export async function beginPurchases(
  test: ShopUnderTest,
  start: Start,
  count: number
): Promise<Purchase[]> {
  const purchases = await payUnnoticed(test, count)
  await STEPS[start](test, purchases)
  await forEachAtOnce(purchases, AT_ONCE, refresh)
  return purchases
}

/** Reads again what an operator's page shows of a purchase. */
export async function refresh(purchase: Purchase): Promise<void> {
  const { test, cart, phone } = purchase
  const [row] = await test.records.sql(
    `SELECT t.id, t.reference,
       (SELECT id FROM payment WHERE payment_collection_id = ?
          AND data ->> 'transaction_id' = t.id AND deleted_at IS NULL) AS payment,
       (SELECT order_id FROM order_payment_collection
          WHERE payment_collection_id = ? AND deleted_at IS NULL
          LIMIT 1) AS "order",
       (SELECT id FROM flexpay_transaction WHERE payment_transaction_id = t.id
          ORDER BY created_at DESC LIMIT 1) AS payout
     FROM flexpay_transaction t WHERE phone = ? AND kind = 'payment'`,
    [cart.collectionId, cart.collectionId, phone]
  )
  const text = (value: unknown) => (value == null ? null : String(value))
  const { data } = await purchase.operator.get(
    `/admin/flexpay/transactions/${String(row?.id)}`
  )
  Object.assign(purchase, {
    transactionId: String(row?.id),
    reference: String(row?.reference),
    paymentId: text(row?.payment),
    orderId: text(row?.order),
    payoutId: text(row?.payout),
    paidOut: data.refundable?.paid_out ?? "0",
  })
}

/** Paid at FlexPay, whose callback is lost. */
async function payUnnoticed(
  test: ShopUnderTest,
  count: number
): Promise<Purchase[]> {
  const [named] = await test.records.sql("SELECT current_database() AS name")
  const database = new Database(String(named?.name))
  const operator = await test.shop.logIn()
  const approver = await test.shop.logIn(approverLogin)
  try {
    const carts = await new Carts(test.shop, database).take(
      count,
      "pp_flexpay_flexpay"
    )
    const purchases = carts.map(({ cartId, collectionId, sessionId }) => ({
      test,
      operator,
      approver,
      cart: { cartId, collectionId, sessionId: sessionId ?? "" },
      phone: `24381${3_000_000 + phones++}`,
      reference: "",
      transactionId: "",
      paymentId: null,
      orderId: null,
      payoutId: null,
      paidOut: "0",
    }))
    await forEachAtOnce(purchases, AT_ONCE, async ({ cart, phone }) => {
      const { status, data } = await test.shop.push(cart.sessionId, { phone })
      if (status !== 200 || data.transaction?.state !== "pending") {
        throw new Error(`No push: ${status} ${JSON.stringify(data)}`)
      }
      await test.gateway.setState({ phone, state: "paid" })
    })
    return purchases
  } finally {
    await database.close()
  }
}

type Step = (
  test: ShopUnderTest,
  purchases: readonly Purchase[]
) => Promise<void>

const STEPS: Readonly<Record<Start, Step>> = {
  "paid, and not known to the shop": async () => undefined,
  "paid, and its order could not be placed yet": async (test) => {
    await whileNoOrderCanBeWritten(test, () => test.records.recheck())
    await expectRows(test, "state = 'succeeded' AND attention IS NULL")
  },
  "paid, and before an operator who places its order": async (test) => {
    await whileNoOrderCanBeWritten(test, async () => {
      await test.records.recheck()
      await test.records.age(TRIED_FOR)
      await test.records.recheck()
    })
    await expectRows(test, "attention = 'order_not_placed'")
  },
  ordered: async (test) => await order(test),
  "ordered, and a payout of it failed": async (test, purchases) => {
    await order(test)
    await payOut(purchases, AMOUNT_OF_PAYOUT, "fails_later")
    await untilNoPayoutIsOpen(test)
    await expectRows(test, "kind = 'payment' OR attention = 'payout_failed'")
  },
  "ordered, and a payout of it awaits approval": async (test, purchases) => {
    await order(test)
    await payOut(purchases, undefined, "paid")
    await expectRows(test, "kind = 'payment' OR state = 'awaiting_approval'")
  },
}

async function order(test: ShopUnderTest): Promise<void> {
  await test.records.recheck()
  await expectRows(test, "synced_state = 'succeeded' AND order_id IS NOT NULL")
}

async function payOut(
  purchases: readonly Purchase[],
  amount: string | undefined,
  payout: string
): Promise<void> {
  await forEachAtOnce(purchases, AT_ONCE, async (purchase) => {
    const { test, operator, phone } = purchase
    await test.gateway.setOutcome({ phone, payout, times: 1 })
    await refresh(purchase)
    await operator.post(
      `/admin/flexpay/transactions/${purchase.transactionId}/payouts`,
      { paid_out: "0", ...(amount && { amount }) }
    )
  })
}

/** Waits until each payout is final, at FlexPay and in the plugin's records. */
export async function untilNoPayoutIsOpen(test: ShopUnderTest): Promise<void> {
  let open: Record<string, unknown>[] = []
  await waitFor(
    () => `the end of payouts: ${JSON.stringify(open)}`,
    async () => {
      const entries = await test.gateway.entries()
      await test.records.recheck()
      open = await test.records.sql(
        `SELECT id, state, next_check_at FROM flexpay_transaction
         WHERE kind = 'payout' AND state IN ('submitting', 'pending')`
      )
      const isOpenAtFlexPay = entries.some(
        ({ kind, state }) => kind === "payout" && state === "pending"
      )
      if (!isOpenAtFlexPay && open.length > 0) {
        await letPass(test, FAILURE_DOUBTED_FOR)
      }
      return !isOpenAtFlexPay && open.length === 0
    },
    // Each attempt checks all transactions.
    { withinMs: ENDED_WITHIN_MS, everyMs: 250 }
  )
}

async function letPass(
  { records }: ShopUnderTest,
  interval: string
): Promise<void> {
  const earlier = TRANSACTION_TIMES.map(
    (name) => `${name} = ${name} - interval '${interval}'`
  )
  await records.sql(`UPDATE flexpay_transaction SET ${earlier.join()}`)
}

/** Each order fails for a temporary reason. */
async function whileNoOrderCanBeWritten(
  { records }: ShopUnderTest,
  act: () => Promise<void>
): Promise<void> {
  await records.sql(
    `ALTER TABLE "order" ADD CONSTRAINT broken CHECK (false) NOT VALID`
  )
  await act()
  await records.sql(`ALTER TABLE "order" DROP CONSTRAINT broken`)
}

/** @throws when a row does not match: the start is not reached */
async function expectRows(
  { records }: ShopUnderTest,
  condition: string
): Promise<void> {
  const unexpected = await records.sql(
    `SELECT id, kind, state, attention, synced_state FROM flexpay_transaction
     WHERE NOT COALESCE(${condition}, false)`
  )
  if (unexpected.length) {
    throw new Error(
      `Not as prepared: ${JSON.stringify(unexpected.slice(0, 3))}`
    )
  }
}
