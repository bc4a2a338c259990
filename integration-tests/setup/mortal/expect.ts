import { waitFor } from "../../../harness/wait-for"
import type { Payment } from "./payment"

/**
 * One order of the cart and no other, one payment, one capture, counted in the
 * order; the plugin's records have it; and FlexPay's records agree.
 */
export async function expectPaidOnce(payment: Payment): Promise<void> {
  const paid = await payment.paid()
  const amount = paid[0]?.money.split(" ")[0]
  const inMedusa = await payment.inMedusa()
  expect(inMedusa).toEqual({
    orders: [expect.any(String)],
    ordersOfShopper: inMedusa.orders,
    payments: [amount],
    captures: [amount],
    refunds: [],
    reservations: ["1"],
    orderTransactions: [`capture ${amount}`],
    collection: ["completed"],
  })
  expect(await payment.rows()).toMatchObject([
    {
      state: "succeeded",
      synced_state: "succeeded",
      attention: null,
      order_id: inMedusa.orders[0],
    },
  ])
  expect(paid).toHaveLength(1)
  expect(await payment.answeredFor()).toEqual(paid)
}

/**
 * What `expectPaidOnce` expects, and that the shopper's page names the order,
 * and that the store's own code received the events of the order and its capture.
 * @param events.placed how often `order.placed` may have been received
 */
export async function expectPlacedOnce(
  payment: Payment,
  server: number,
  events: { placed: "once" | "at least once" }
): Promise<void> {
  await expectPaidOnce(payment)
  const { orders } = await payment.inMedusa()
  expect(await payment.status(server)).toMatchObject({
    state: "succeeded",
    order_id: orders[0],
    can_retry: false,
  })
  const count = async (name: Parameters<Payment["eventCount"]>[0]) =>
    await waitFor(`the event ${name}`, async () => {
      return (await payment.eventCount(name)) || null
    })
  const placed = await count("order.placed")
  const captured = await count("payment.captured")
  if (events.placed === "once") {
    expect([placed, captured]).toEqual([1, 1])
  }
}

/** Nothing of it in Medusa, and all of it on the attention list. */
export async function expectAttention(
  payment: Payment,
  attention: string
): Promise<void> {
  expect(await payment.inMedusa()).toMatchObject({
    ordersOfShopper: [],
    payments: [],
    captures: [],
  })
  expect(await payment.rows()).toMatchObject([{ attention }])
  const paid = await payment.paid()
  expect(paid).toHaveLength(1)
  expect(await payment.answeredFor()).toEqual(paid)
}
