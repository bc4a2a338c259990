import axios from "axios"
import { z } from "zod"
import { adminLogin } from "../../demo/src/seed/names"
import { waitFor } from "../../harness/wait-for"
import type { UsedStore } from "./set-up"

const login = z.object({ token: z.string() })
const medusaOrder = z.object({
  order: z.object({
    payment_collections: z.tuple([
      z.object({
        refunded_amount: z.number().nullable(),
        payments: z.tuple([z.object({ id: z.string(), amount: z.number() })]),
      }),
    ]),
  }),
})
const transaction = z.object({ id: z.string(), reference: z.string() })
const flexpayOrder = z.object({
  payments: z.tuple([transaction]),
  payouts: z.array(z.object({ state: z.string() })),
})

/** The payment of an order, in the plugin's records. */
export type OrderPayment = z.infer<typeof transaction>

/**
 * Refunds an order's payment: a part by Medusa's own refund, and the rest by the
 * plugin's route. Waits until both payouts have succeeded.
 */
export async function refundOrder({
  url,
  orderId,
}: UsedStore): Promise<OrderPayment> {
  const { data } = await axios.post(`${url}/auth/user/emailpass`, adminLogin)
  const api = axios.create({
    baseURL: `${url}/admin`,
    headers: { authorization: `Bearer ${login.parse(data).token}` },
  })
  const readMedusa = async () => {
    const fields = "payment_collections.*,payment_collections.payments.*"
    const answer = await api.get(`/orders/${orderId}?fields=${fields}`)
    const { order } = medusaOrder.parse(answer.data)
    return order.payment_collections[0]
  }
  const readFlexPay = async () => {
    const answer = await api.get(`/flexpay/orders/${orderId}`)
    return flexpayOrder.parse(answer.data)
  }
  const [paid] = (await readMedusa()).payments
  const part = 1000
  await api.post(`/payments/${paid.id}/refund`, { amount: part })
  const [payment] = (await readFlexPay()).payments
  await api.post(`/flexpay/transactions/${payment.id}/payouts`, {
    paid_out: `${part}`,
  })
  await waitFor("two payouts succeed", async () => {
    const { payouts } = await readFlexPay()
    return (
      payouts.length === 2 &&
      payouts.every(({ state }) => state === "succeeded")
    )
  })
  const { refunded_amount } = await readMedusa()
  if (refunded_amount !== paid.amount) {
    throw new Error(`Medusa refunded ${refunded_amount} of ${paid.amount}`)
  }
  return payment
}
