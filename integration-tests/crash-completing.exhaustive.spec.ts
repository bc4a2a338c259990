import { waitFor } from "../harness/wait-for"
import { expectPlacedOnce } from "./setup/mortal/expect"
import { MortalShop } from "./setup/mortal/mortal-shop"
import { Payment } from "./setup/mortal/payment"
import { Stalls } from "./setup/mortal/stalls"
import type { Stall, StalledInsert } from "./setup/mortal/stalls"

jest.setTimeout(300_000)

/** After this, a server that has not renewed its leases counts as dead. */
const LEASE = "2 minutes"
/** Less than a lease that its holder has just renewed lasts. */
const PART_OF_LEASE = "1 minute"
const RENEWED_WITHIN_MS = 45_000

/** A server that dies in the middle of completing a cart, by what it left. */
const DEATHS = [
  "only the order's link to its payment collection",
  "only the order's link to its cart",
  "both links of the order, and no payment",
  "an order without reserved stock, and its cart open",
] as const
/** Its shopper completes the cart again before a sync does. */
const COMPLETED_AGAIN =
  "only the order's link to its payment collection, and a shopper who completes the cart again"
type Death = (typeof DEATHS)[number] | typeof COMPLETED_AGAIN

/** Where a server stands still while the other one is paid. */
const STALLS: [where: string, inserts: StalledInsert[]][] = [
  [
    "both links of its order",
    [{ table: "order_cart" }, { table: "order_payment_collection" }],
  ],
  ["the order's link to its cart", [{ table: "order_cart" }]],
  [
    "the order's link to its payment collection",
    [{ table: "order_payment_collection" }],
  ],
  ["the reservations, after both links", [{ table: "reservation_item" }]],
]

let mortal: MortalShop
let stalls: Stalls
let dead: Record<Death, Payment>
let long: { payment: Payment; stall: Stall }

// Starting a Medusa takes seconds. So one death hits three payments, each at a
// line of its own, and two servers take over; then each test has its payment.
beforeAll(async () => {
  mortal = await MortalShop.open({ modes: ["shared", "shared"] })
  stalls = await Stalls.install(mortal.database)
  dead = await leaveHalfOrders()
  await mortal.kill()
  await Promise.all([mortal.start(0), mortal.start(1)])
  // Begins here, so that it grows long while other tests run.
  long = await beginLongCompletion()
})
afterAll(async () => await mortal.close())

describe("a server killed while it completes a cart", () => {
  it.each(DEATHS)(
    "an order of a killed server with %s is adopted, paid once and announced",
    async (death) => {
      const payment = dead[death]
      await payment.letPass(LEASE)

      await payment.placed(1)

      await payment.waitForRow((row) => row.synced_state === "succeeded")
      await expectPlacedOnce(payment, 1, { placed: "at least once" })
      expect(await isCompleted(payment)).toBe(true)
    }
  )

  it("a paid cart that is completed again makes no second order", async () => {
    const payment = dead[COMPLETED_AGAIN]
    const { cartId } = payment.checkout
    // The sync's own lease goes on, so that no sync adopts the order.
    await mortal.database.query(
      "UPDATE flexpay_cart_lease SET until = clock_timestamp() WHERE cart_id = $1",
      [cartId]
    )
    const shopper = await mortal.shopper(1)

    const completed = await shopper.post(`/store/carts/${cartId}/complete`)

    expect(completed.data).toMatchObject({ type: "order" })
    await payment.letPass(LEASE)
    await payment.placed(1)
    await payment.waitForRow((row) => row.synced_state === "succeeded")
    await expectPlacedOnce(payment, 1, { placed: "at least once" })
    expect((await payment.inMedusa()).orders).toEqual([completed.data.order.id])
  })
})

describe("two servers that share no locks", () => {
  it.each(STALLS)(
    "one order is placed when one server stalls before %s and the other one syncs the payment",
    async (_where, inserts) => {
      const payment = await Payment.begin(mortal)
      await payment.pressAndWaitForPush()
      const stall = await stalls.begin("medusa-1", inserts)
      const other = await mortal.shopper(1)
      const completing = other.post(
        `/store/carts/${payment.checkout.cartId}/complete`
      )
      await stall.reached()
      await mortal.phones.enterPin(payment.phone)
      await syncedOrWaiting(payment)
      await stall.release()
      await completing

      await payment.placed()
      // A sync that came second tries again by then.
      await payment.letPass("30 seconds")
      await payment.waitForRow(
        (row) =>
          row.synced_state === "succeeded" && row.sync_lease_until === null
      )
      await expectPlacedOnce(payment, 0, { placed: "once" })
    }
  )

  it("an undisturbed order is announced once, and its capture once", async () => {
    const payment = await Payment.begin(mortal)
    await payment.pressAndWaitForPush()
    await mortal.phones.enterPin(payment.phone)
    await payment.placed()

    await payment.waitForRow((row) => row.synced_state === "succeeded")
    await expectPlacedOnce(payment, 0, { placed: "once" })
  })
})

describe("a completion that takes longer than a lease", () => {
  it("a long completion renews its leases, so that no second one begins", async () => {
    const { payment, stall } = long
    await renewed(payment)
    await payment.letPass(PART_OF_LEASE)

    // Core's own lock on the cart ends after two minutes: a server that lacks
    // it stands for the one that comes then.
    const other = await mortal.shopper(1)
    const completing = other.post(
      `/store/carts/${payment.checkout.cartId}/complete`
    )
    await payment.status(1)
    await stall.release()
    await completing

    await payment.placed(1)
    await payment.waitForRow(
      (row) => row.synced_state === "succeeded" && row.sync_lease_until === null
    )
    await expectPlacedOnce(payment, 1, { placed: "once" })
  })
})

/** Stops the first server at three lines; nothing but killing it frees them. */
async function leaveHalfOrders(): Promise<Record<Death, Payment>> {
  const begin = async () => {
    const payment = await Payment.begin(mortal)
    await payment.pressAndWaitForPush()
    return payment
  }
  const payments: Record<Death, Payment> = {
    "only the order's link to its payment collection": await begin(),
    "only the order's link to its cart": await begin(),
    [COMPLETED_AGAIN]: await begin(),
    "both links of the order, and no payment": await begin(),
    "an order without reserved stock, and its cart open": await begin(),
  }
  const stop = async (
    death: Death,
    insert: (payment: Payment) => StalledInsert
  ) => {
    const stall = await stalls.begin("medusa-0", [insert(payments[death])])
    await mortal.phones.enterPin(payments[death].phone)
    await stall.reached()
  }
  await stop("both links of the order, and no payment", ({ checkout }) => ({
    table: "payment",
    holding: checkout.collectionId,
  }))
  await stop("only the order's link to its cart", ({ checkout }) => ({
    table: "order_payment_collection",
    holding: checkout.collectionId,
  }))
  const withoutCart = [
    "only the order's link to its payment collection",
    COMPLETED_AGAIN,
  ] as const
  for (const death of withoutCart) {
    await stop(death, ({ checkout }) => ({
      table: "order_cart",
      holding: checkout.cartId,
    }))
  }
  // Core writes both links and reserves the stock at once: what is not stopped may
  // be on its way.
  const ofCart = payments["only the order's link to its cart"]
  await waitFor("the other link and the reservation", async () => {
    const written = await Promise.all([
      (async () => {
        const { orders, reservations } = await ofCart.inMedusa()
        return orders.length > 0 && reservations.length > 0
      })(),
      ...withoutCart.map((death) => isLinkedToCollection(payments[death])),
    ])
    return written.every(Boolean)
  })
  await stop("an order without reserved stock, and its cart open", () => ({
    table: "reservation_item",
  }))
  const unreserved =
    payments["an order without reserved stock, and its cart open"]
  await waitFor("the links and the completion of the cart", async () => {
    const { orders } = await unreserved.inMedusa()
    return (orders.length && (await isCompleted(unreserved))) || null
  })
  // Core completes the cart at the same time; it may also die before that.
  await mortal.database.query(
    "UPDATE cart SET completed_at = NULL WHERE id = ANY($1)",
    [
      [unreserved, payments[COMPLETED_AGAIN]].map(
        ({ checkout }) => checkout.cartId
      ),
    ]
  )
  return payments
}

/** Whether core has linked the order to its collection, and reserved its stock. */
async function isLinkedToCollection(payment: Payment): Promise<boolean> {
  const links = await mortal.database.query(
    "SELECT 1 FROM order_payment_collection WHERE payment_collection_id = $1",
    [payment.checkout.collectionId]
  )
  const { reservations } = await payment.inMedusa()
  return links.length > 0 && reservations.length > 0
}

async function isCompleted({ checkout }: Payment): Promise<boolean> {
  const [cart] = await mortal.database.query<{ completed_at: Date | null }>(
    "SELECT completed_at FROM cart WHERE id = $1",
    [checkout.cartId]
  )
  return cart?.completed_at != null
}

/** A completion that stands still at the first server, until it is released. */
async function beginLongCompletion() {
  const payment = await Payment.begin(mortal)
  await payment.pressAndWaitForPush()
  const stall = await stalls.begin("medusa-0", [
    {
      table: "order_cart",
      holding: payment.checkout.cartId,
    },
  ])
  await mortal.phones.enterPin(payment.phone)
  await stall.reached()
  return { payment, stall }
}

/** Waits until the living holder of a payment's leases has renewed them. */
async function renewed(payment: Payment): Promise<void> {
  const ends = async () => {
    const [row] = await mortal.database.query<{ sync: Date; cart: Date }>(
      `SELECT t.sync_lease_until AS sync, l.until AS cart
       FROM flexpay_transaction t, flexpay_cart_lease l
       WHERE t.phone = $1 AND l.cart_id = $2`,
      [payment.phone, payment.checkout.cartId]
    )
    return row
  }
  const before = await ends()
  await waitFor(
    "the leases to be renewed",
    async () => {
      const now = await ends()
      return before && now && now.sync > before.sync && now.cart > before.cart
    },
    { withinMs: RENEWED_WITHIN_MS }
  )
}

/**
 * Waits until the sync of an arrived payment has ended, or has met the lease of
 * a server that completes the cart and waits for its release.
 */
async function syncedOrWaiting(payment: Payment): Promise<void> {
  await waitFor("the sync to end or to wait", async () => {
    const rows = await mortal.database.query(
      `SELECT 1 FROM flexpay_transaction t WHERE phone = $1
       AND state = 'succeeded'
       AND (synced_state = state OR attention IS NOT NULL OR EXISTS (
         SELECT 1 FROM flexpay_cart_lease l
         WHERE l.cart_id = $2 AND l.waiting_transaction_id = t.id))`,
      [payment.phone, payment.checkout.cartId]
    )
    return rows.length > 0
  })
}
