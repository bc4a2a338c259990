import type { Payment } from "./payment"

/**
 * One order of the cart and no other, one payment, one capture, counted in the
 * order; the ledger knows of it; and FlexPay's books say the same.
 */
export async function expectPaidOnce(payment: Payment): Promise<void> {
  const paid = await payment.paid()
  const amount = paid[0]?.money.split(" ")[0]
  const held = await payment.inMedusa()
  expect(held).toEqual({
    orders: [expect.any(String)],
    ordersOfShopper: held.orders,
    payments: [amount],
    captures: [amount],
    orderTransactions: [`capture ${amount}`],
    collection: ["completed"],
  })
  expect(await payment.rows()).toMatchObject([
    {
      state: "succeeded",
      applied_state: "succeeded",
      attention: null,
      order_id: held.orders[0],
    },
  ])
  expect(paid).toHaveLength(1)
  expect(await payment.answeredFor()).toEqual(paid)
}

/** Nothing of it in Medusa, and all of it on the attention list. */
export async function expectMoneyWithAPerson(
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
