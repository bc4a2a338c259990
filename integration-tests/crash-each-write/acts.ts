import { Payment } from "../setup/mortal/payment"
import type { MortalShop } from "../setup/mortal/mortal-shop"

/** What is killed at each of its writes. */
export interface Act {
  name: string
  /** So many shoppers, for each of whom it can be done once. */
  prepare(mortal: MortalShop, count: number): Promise<Payment[]>
  /** Begins it; it need not end. */
  begin(mortal: MortalShop, payment: Payment): Promise<void>
  /** Whether all of it is done. */
  isDone(payment: Payment): Promise<boolean>
}

export const ACTS: readonly Act[] = [
  {
    name: "places the order of a paid push",
    prepare: async (mortal, count) => {
      const payments = await Payment.beginAll(mortal, count)
      await Promise.all(
        payments.map(async (payment) => await payment.pressAndWaitForPush())
      )
      return payments
    },
    begin: async (mortal, { phone }) => await mortal.phones.enterPin(phone),
    isDone: async (payment) => {
      const [row] = await payment.rows()
      return row?.synced_state === "succeeded"
    },
  },
  refunding("refunds by Medusa's button", async (payment) => ({
    path: `/admin/payments/${await payment.medusaPaymentId()}/refund`,
    body: { amount: 5000 },
  })),
  refunding("refunds by FlexPay's button", async (payment) => ({
    path: `/admin/flexpay/transactions/${(await payment.rows()).at(0)?.id}/payouts`,
    body: { amount: "5000", paid_out: "0" },
  })),
  refunding("cancels a paid order", async (payment) => ({
    path: `/admin/orders/${(await payment.rows()).at(0)?.order_id}/cancel`,
    body: {},
  })),
]

function refunding(
  name: string,
  request: (payment: Payment) => Promise<{ path: string; body: object }>
): Act {
  return {
    name,
    prepare: async (mortal, count) => {
      const payments = await Payment.beginAll(mortal, count)
      await Promise.all(
        payments.map(async (payment) => {
          await payment.pressAndWaitForPush()
          await mortal.phones.enterPin(payment.phone)
          await payment.placed()
        })
      )
      return payments
    },
    begin: async (mortal, payment) => {
      const admin = await (await mortal.shopper()).logIn()
      const { path, body } = await request(payment)
      void admin.post(path, body).catch(() => undefined)
    },
    isDone: async (payment) =>
      (await payment.rows()).some(
        ({ kind, synced_state }) =>
          kind === "payout" && synced_state === "succeeded"
      ),
  }
}
