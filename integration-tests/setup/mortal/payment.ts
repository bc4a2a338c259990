import type { Checkout } from "../../../harness/shop/shop"
import { TRANSACTION_TIMES } from "../../../demo/store-times"
import { waitFor } from "../../../harness/wait-for"
import type { MortalShop } from "./mortal-shop"

const POLLED_FOR_MS = 120_000

interface TransactionRow {
  id: string
  kind: "payment" | "payout"
  reference: string
  state: string
  reason: string | null
  attention: string | null
  synced_state: string | null
  sync_lease_until: Date | null
  order_id: string | null
}

/** One shopper's payment, from a full cart to its order. */
export class Payment {
  private constructor(
    private readonly mortal: MortalShop,
    readonly checkout: Checkout,
    readonly phone: string
  ) {}

  /** Of the cart and its orders, linked to the cart or not. */
  get email(): string {
    return emailOf(this.phone)
  }

  /** A shopper with a full cart at the payment step. */
  static async begin(
    mortal: MortalShop,
    currency: "cdf" | "usd" = "cdf"
  ): Promise<Payment> {
    const shop = await mortal.shopper()
    const phone = mortal.phones.newNumber()
    const cartId = await shop.fillCart(currency)
    await shop.post(`/store/carts/${cartId}`, { email: emailOf(phone) })
    const collectionId = await shop.newCollection(cartId)
    const sessionId = await shop.newSession(collectionId)
    const checkout = { cartId, collectionId, sessionId }
    return new Payment(mortal, checkout, phone)
  }

  /** As `begin`, for so many shoppers, of carts that are equal. */
  static async beginAll(mortal: MortalShop, count: number): Promise<Payment[]> {
    const carts = await mortal.carts(count)
    return await Promise.all(
      carts.map(async ({ cartId, collectionId, sessionId }) => {
        const phone = mortal.phones.newNumber()
        await mortal.database.query(
          "UPDATE cart SET email = $2 WHERE id = $1",
          [cartId, emailOf(phone)]
        )
        const checkout = { cartId, collectionId, sessionId: sessionId ?? "" }
        return new Payment(mortal, checkout, phone)
      })
    )
  }

  /** A shopper whose order is placed and paid. */
  static async beginPaid(mortal: MortalShop): Promise<Payment> {
    const payment = await Payment.begin(mortal)
    await payment.pressAndWaitForPush()
    await mortal.phones.enterPin(payment.phone)
    await payment.placed()
    return payment
  }

  /** The shopper presses Pay; null when the server died meanwhile. */
  async press(server = 0) {
    const shop = await this.mortal.shopper(server)
    return await shop
      .push(this.checkout.sessionId, { phone: this.phone })
      .catch(() => null)
  }

  /** Presses Pay, and returns with the push on the phone and unpaid. */
  async pressAndWaitForPush(): Promise<void> {
    const answer = await this.press()
    if (answer?.data.transaction?.state !== "pending") {
      throw new Error(`No push: ${JSON.stringify(answer?.data)}`)
    }
  }

  /** Waits as the page does, until it is shown this state. */
  async shows(state: string, server = 0) {
    const shop = await this.mortal.shopper(server)
    return await shop.pollUntil(
      this.checkout.sessionId,
      (status) => status.state === state,
      POLLED_FOR_MS
    )
  }

  /** Waits as the page does, until there is an order. */
  async placed(server = 0): Promise<string> {
    const shop = await this.mortal.shopper(server)
    const { order_id } = await shop.pollUntil(
      this.checkout.sessionId,
      (status) => status.order_id !== null,
      POLLED_FOR_MS
    )
    return order_id ?? ""
  }

  /** How many of core's two links of an order are written for this cart. */
  async linkCount(): Promise<number> {
    const { cartId, collectionId } = this.checkout
    const links = await this.mortal.database.query(
      `SELECT order_id FROM order_cart WHERE cart_id = $1
       UNION ALL SELECT order_id FROM order_payment_collection
         WHERE payment_collection_id = $2`,
      [cartId, collectionId]
    )
    return links.length
  }

  /** Medusa's payment, once there is one. */
  async medusaPaymentId(): Promise<string | undefined> {
    const [row] = await this.mortal.database.query<{ id: string }>(
      "SELECT id FROM payment WHERE payment_collection_id = $1",
      [this.checkout.collectionId]
    )
    return row?.id
  }

  /** This shopper's transactions, the oldest first. */
  async rows(): Promise<TransactionRow[]> {
    return await this.mortal.database.query<TransactionRow>(
      "SELECT * FROM flexpay_transaction WHERE phone = $1 ORDER BY created_at",
      [this.phone]
    )
  }

  /** Waits, without a request to the shop, until the newest row matches. */
  async waitForRow(
    done: (row: TransactionRow) => boolean
  ): Promise<TransactionRow> {
    return await waitFor("the row to change", async () => {
      const row = (await this.rows()).at(-1)
      return row && done(row) ? row : null
    })
  }

  /** What the page shows now. */
  async status(server = 0) {
    const shop = await this.mortal.shopper(server)
    return await shop.poll(this.checkout.sessionId)
  }

  /** Lets time pass for this shopper's payment and cart alone. */
  async letPass(interval: string): Promise<void> {
    await this.mortal.database.query(
      `UPDATE flexpay_transaction
       SET ${TRANSACTION_TIMES.map((name) => `${name} = ${name} - $2::interval`).join()}
       WHERE phone = $1`,
      [this.phone, interval]
    )
    await this.mortal.database.query(
      `UPDATE flexpay_cart_lease
       SET until = until - $2::interval WHERE cart_id = $1`,
      [this.checkout.cartId, interval]
    )
  }

  /** How often the store's own code received an event about this shopper. */
  async eventCount(name: "order.placed" | "payment.captured"): Promise<number> {
    const rows = await this.mortal.database.query(
      `SELECT 1 FROM store_event WHERE name = $1 AND subject_id IN (
         SELECT id FROM "order" WHERE email = $2
         UNION ALL SELECT id FROM payment WHERE payment_collection_id = $3)`,
      [name, this.email, this.checkout.collectionId]
    )
    return rows.length
  }

  /** Ids of all that belongs to this shopper, in whatever table. */
  async ids(): Promise<string[]> {
    const { cartId, collectionId, sessionId } = this.checkout
    const rows = await this.mortal.database.query<{ id: string }>(
      `SELECT unnest(ARRAY[id, reference]) AS id FROM flexpay_transaction
         WHERE phone = $1
       UNION ALL SELECT id FROM "order" WHERE email = $2
       UNION ALL SELECT id FROM payment WHERE payment_collection_id = $3
       UNION ALL SELECT c.id FROM capture c JOIN payment p ON p.id = c.payment_id
         WHERE p.payment_collection_id = $3
       UNION ALL SELECT r.id FROM refund r JOIN payment p ON p.id = r.payment_id
         WHERE p.payment_collection_id = $3`,
      [this.phone, this.email, collectionId]
    )
    return [cartId, collectionId, sessionId, ...rows.map(({ id }) => id)]
  }

  /** What Medusa holds of this shopper, in major units. */
  async inMedusa() {
    const { cartId, collectionId } = this.checkout
    const read = async (sql: string, value: string) => {
      const rows = await this.mortal.database.query<{ value: string | null }>(
        sql,
        [value]
      )
      return rows.map(({ value }) => value)
    }
    const orders = await read(
      `SELECT order_id AS value FROM order_cart
       WHERE cart_id = $1 AND deleted_at IS NULL`,
      cartId
    )
    const captures = await read(
      `SELECT trim_scale(c.amount)::text AS value FROM capture c
       JOIN payment p ON p.id = c.payment_id
       WHERE p.payment_collection_id = $1 AND c.deleted_at IS NULL`,
      collectionId
    )
    return {
      orders,
      ordersOfShopper: await read(
        `SELECT id AS value FROM "order" WHERE email = $1 AND deleted_at IS NULL`,
        this.email
      ),
      payments: await read(
        `SELECT trim_scale(amount)::text AS value FROM payment
         WHERE payment_collection_id = $1 AND captured_at IS NOT NULL`,
        collectionId
      ),
      captures,
      refunds: await read(
        `SELECT trim_scale(r.amount)::text AS value FROM refund r
         JOIN payment p ON p.id = r.payment_id
         WHERE p.payment_collection_id = $1 AND r.deleted_at IS NULL`,
        collectionId
      ),
      reservations: await read(
        `SELECT trim_scale(r.quantity)::text AS value FROM reservation_item r
         JOIN order_item i ON i.item_id = r.line_item_id
         JOIN "order" o ON o.id = i.order_id
         WHERE o.email = $1 AND r.deleted_at IS NULL`,
        this.email
      ),
      orderTransactions: await read(
        `SELECT t.reference || ' ' || trim_scale(t.amount)::text AS value
         FROM order_transaction t JOIN order_cart c ON c.order_id = t.order_id
         WHERE c.cart_id = $1 AND t.deleted_at IS NULL`,
        cartId
      ),
      collection: await read(
        "SELECT status AS value FROM payment_collection WHERE id = $1",
        collectionId
      ),
    }
  }

  /** The payments that left this shopper's wallet, in FlexPay's records. */
  async paid(): Promise<{ reference: string; money: string }[]> {
    const entries = await this.mortal.phones.entriesOf(this.phone)
    return entries.flatMap(({ reference, moved }) =>
      moved ? [{ reference, money: `${moved.amount} ${moved.currency}` }] : []
    )
  }

  /** The payments that are captured or need attention. */
  async answeredFor() {
    const money = "trim_scale(t.amount)::text || ' ' || upper(t.currency_code)"
    return await this.mortal.database.query<{
      reference: string
      money: string
    }>(
      `SELECT t.reference, trim_scale(c.amount)::text || ' ' || upper(p.currency_code) AS money
       FROM flexpay_transaction t
       JOIN payment p ON p.data ->> 'transaction_id' = t.id
       JOIN capture c ON c.payment_id = p.id AND c.deleted_at IS NULL
       WHERE t.phone = $1
       UNION ALL
       SELECT t.reference, ${money} FROM flexpay_transaction t
       WHERE t.phone = $1 AND t.attention IS NOT NULL`,
      [this.phone]
    )
  }
}

function emailOf(phone: string): string {
  return `${phone}@essai.test`
}
