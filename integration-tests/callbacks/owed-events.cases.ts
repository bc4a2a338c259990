import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import { waitFor } from "../../harness/wait-for"
import { ulidTimePrefix } from "../../src/modules/flexpay/reconciliation/ulid-time"
import { listenTo } from "../setup/listen-to"
import type { ShopUnderTest } from "../setup/describe-shop"
import { RefundFixture } from "../setup/refund-fixture"

/** Waits for the virtual phone. */
const PHONE = "243810009001"
const SIX_MINUTES_MS = 6 * 60_000

export function describeOwedEvents(test: ShopUnderTest): void {
  describe("events that a server which died did not emit", () => {
    const refunding = new RefundFixture(test)

    it("a capture is announced that was refunded before the sync", async () => {
      const { cartId } = await payWhileLeased()
      const orderId = await completeCart(cartId)
      const events = listen()
      const admin = await test.shop.logIn()
      await admin.post(`/admin/orders/${orderId}/cancel`)

      await endLease()
      await sync()

      const payment = await paymentOfMedusa()
      expect(await test.records.onlyPayment()).toMatchObject({
        disposition: "booked",
        order_id: orderId,
      })
      expect(events).toContainEqual(["payment.captured", payment])
      expect(events).toContainEqual(["order.placed", orderId])
    })

    it("the capture of a cart that has two orders is announced, and the order that it paid", async () => {
      const { cartId } = await payWhileLeased()
      const orderId = await completeCart(cartId)
      await addOrder(cartId)
      const events = listen()

      await endLease()
      await sync()

      const payment = await paymentOfMedusa()
      expect(await test.records.onlyPayment()).toMatchObject({
        attention: "two_orders",
        order_id: orderId,
      })
      expect(events).toContainEqual(["payment.captured", payment])
      expect(events).toContainEqual(["order.placed", orderId])
    })

    it("the capture of a cart that gets a second order while it is completed is announced", async () => {
      await test.records.sql(
        `INSERT INTO "order" (id, currency_code, status)
         VALUES ('order_second', 'cdf', 'pending')`
      )
      await test.records.sql(
        `CREATE FUNCTION add_order() RETURNS trigger AS $$ BEGIN
           INSERT INTO order_cart (id, order_id, cart_id)
           VALUES ('ordercart_second', 'order_second', NEW.cart_id);
           RETURN NEW;
         END $$ LANGUAGE plpgsql`
      )
      await test.records.sql(
        `CREATE TRIGGER add_order AFTER INSERT ON order_cart
         FOR EACH ROW WHEN (NEW.order_id <> 'order_second')
         EXECUTE FUNCTION add_order()`
      )
      const events = listen()
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      await test.gateway.enterPin(PHONE)

      await waitFor("the payment to be synced", async () => {
        const { synced_state } = await test.records.onlyPayment()
        return synced_state === "succeeded"
      })

      await test.records.sql("DROP TRIGGER add_order ON order_cart")
      expect(await test.records.onlyPayment()).toMatchObject({
        attention: "two_orders",
      })
      expect(events).toContainEqual([
        "payment.captured",
        await paymentOfMedusa(),
      ])
    })

    it("a payment that is booked without a crash is announced once", async () => {
      const events = listen()
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      await test.gateway.enterPin(PHONE)
      await test.shop.pollUntil(sessionId, ({ order_id }) => order_id !== null)
      const { order_id } = await test.records.syncedRow()

      expect(events.sort()).toEqual([
        ["order.placed", order_id],
        ["payment.captured", await paymentOfMedusa()],
      ])
    })

    it("a reversal is announced whose refund was recorded before the server died", async () => {
      const payment = await reverseWhileLeased()
      const { id } = await test.records.onlyPayment()
      await test
        .getContainer()
        .resolve(Modules.PAYMENT)
        .refundPayment({
          payment_id: payment,
          amount: 28000,
          metadata: { flexpay_reversal_of: id },
        })
      const events = listen()

      await refunding.age(id, "3 minutes")
      await sync("reversed")

      expect(events).toEqual([["payment.refunded", payment]])
    })

    it("a reversal without a crash is announced once", async () => {
      const events = listen()
      const payment = await reverseWhileLeased()
      const { id } = await test.records.onlyPayment()

      await refunding.age(id, "3 minutes")
      await sync("reversed")

      expect(events.filter(([name]) => name === "payment.refunded")).toEqual([
        ["payment.refunded", payment],
      ])
    })

    it("a reversal of a canceled order is announced, too", async () => {
      const payment = await reverseWhileLeased()
      await test.records.sql(`UPDATE "order" SET status = 'canceled'`)
      const { id } = await test.records.onlyPayment()
      const events = listen()

      await refunding.age(id, "3 minutes")
      await sync("reversed")

      expect(events).toEqual([["payment.refunded", payment]])
    })

    it("a refund is announced whose payout was not requested before the server died", async () => {
      await payOrder()
      const payment = await paymentOfMedusa()
      await test.records.sql(
        `INSERT INTO refund (id, payment_id, amount, raw_amount, created_at)
         VALUES (?, ?, 5000, '{"value": "5000", "precision": 20}',
           now() - interval '6 minutes')`,
        [`ref_${ulidTimePrefix(Date.now() - SIX_MINUTES_MS)}LOST`, payment]
      )
      const events = listen()

      await refunding.recover()
      await refunding.recover()

      expect(await refunding.onlyPayout()).toMatchObject({ amount: "5000" })
      expect(events).toEqual([["payment.refunded", payment]])
    })

    function listen() {
      return listenTo(test, [
        "order.placed",
        "payment.captured",
        "payment.refunded",
      ])
    }

    async function payOrder(): Promise<void> {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      await test.gateway.enterPin(PHONE)
      await test.records.syncedRow()
    }

    /** A payment that arrived while a server completes its cart. */
    async function payWhileLeased() {
      const { sessionId, cartId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      await test.records.sql(
        `INSERT INTO flexpay_cart_lease (cart_id, holder, until)
         VALUES (?, 'dead', now() + interval '1 hour')`,
        [cartId]
      )
      await test.gateway.enterPin(PHONE)
      await waitFor("the sync to wait for the lease", async () => {
        const waiting = await test.records.sql(
          `SELECT 1 FROM flexpay_cart_lease
           WHERE waiting_transaction_id IS NOT NULL`
        )
        return waiting.length > 0
      })
      return { cartId }
    }

    /** What the server did before it died. */
    async function completeCart(cartId: string): Promise<string> {
      const { result } = await completeCartWorkflow(test.getContainer()).run({
        input: { id: cartId },
      })
      return result.id
    }

    /** A second order of a cart, by core's link. */
    async function addOrder(cartId: string): Promise<void> {
      await test.records.sql(
        `INSERT INTO "order" (id, currency_code, status)
         VALUES ('order_second', 'cdf', 'pending')`
      )
      await test.records.sql(
        `INSERT INTO order_cart (id, order_id, cart_id)
         VALUES ('ordercart_second', 'order_second', ?)`,
        [cartId]
      )
    }

    async function endLease(): Promise<void> {
      await test.records.sql(
        "UPDATE flexpay_cart_lease SET until = now() - interval '1 second'"
      )
    }

    /** A reversal of a booked payment, which another server is syncing. */
    async function reverseWhileLeased(): Promise<string> {
      await payOrder()
      await test.records.sql(
        `UPDATE flexpay_transaction SET sync_lease_holder = 'dead',
           sync_lease_until = now() + interval '2 minutes'`
      )
      await test.gateway.setState({ phone: PHONE, state: "reversed" })
      await test.records.recheck()
      expect(await test.records.onlyPayment()).toMatchObject({
        state: "reversed",
        synced_state: "succeeded",
      })
      return await paymentOfMedusa()
    }

    async function sync(state = "succeeded"): Promise<void> {
      await waitFor(`the sync of a payment that ${state}`, async () => {
        await test.records.recheck()
        return (await test.records.onlyPayment()).synced_state === state
      })
    }

    async function paymentOfMedusa(): Promise<string> {
      const [payment] = await test.records.sql("SELECT id FROM payment")
      return String(payment?.id)
    }
  })
}
