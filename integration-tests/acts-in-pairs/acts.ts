import type { AdminFlexPayTransactionResponse } from "../../src/api/admin/flexpay/types"
import type { Purchase, Start } from "./purchase"

/** An act of a shopper, an operator, FlexPay or the plugin on a payment. */
export interface Act {
  name: string
  /** Where the payment stands when this act is the first of the two. */
  from: Start
  /** @returns the HTTP status; null when there was nothing to do it on */
  run(purchase: Purchase): Promise<number | null>
}

/** Two parts of this come to more than the payment. */
const PART = "15000"
/** Accepted wherever an operator must justify an action. */
const JUSTIFICATION = "FlexPay's support wrote that no money left, ticket 4711."

/** All acts on a payment. */
export const ACTS: readonly Act[] = [
  {
    name: "sync",
    from: "paid, and its order could not be placed yet",
    run: async ({ operator, transactionId }) =>
      await statusOf(
        operator.post(`/admin/flexpay/transactions/${transactionId}/check`)
      ),
  },
  {
    name: "refund by Medusa's button",
    from: "ordered",
    run: async ({ operator, paymentId }) =>
      paymentId === null
        ? null
        : await statusOf(
            operator.post(`/admin/payments/${paymentId}/refund`, {
              amount: Number(PART),
            })
          ),
  },
  {
    name: "refund by FlexPay's button",
    from: "ordered",
    run: async ({ operator, transactionId, paidOut }) =>
      await statusOf(
        operator.post(`/admin/flexpay/transactions/${transactionId}/payouts`, {
          amount: PART,
          paid_out: paidOut,
        })
      ),
  },
  {
    name: "resend",
    from: "ordered, and a payout of it failed",
    run: async (purchase) =>
      await onPayout(purchase, "resend", { justification: JUSTIFICATION }),
  },
  {
    name: "resolve",
    from: "ordered, and a payout of it failed",
    run: async (purchase) => {
      const id = purchase.payoutId ?? purchase.transactionId
      return await statusOf(
        purchase.operator.post(`/admin/flexpay/transactions/${id}/resolve`, {
          note: JUSTIFICATION,
        })
      )
    },
  },
  {
    name: "place order",
    from: "paid, and before an operator who places its order",
    run: async ({ operator, transactionId }) =>
      await statusOf(
        operator.post(
          `/admin/flexpay/transactions/${transactionId}/place-order`
        )
      ),
  },
  {
    name: "approve",
    from: "ordered, and a payout of it awaits approval",
    run: async ({ approver, payoutId }) =>
      payoutId === null
        ? null
        : await statusOf(
            approver.post(`/admin/flexpay/transactions/${payoutId}/approve`)
          ),
  },
  {
    name: "cancel order",
    from: "ordered",
    run: async ({ operator, orderId }) =>
      orderId === null
        ? null
        : await statusOf(operator.post(`/admin/orders/${orderId}/cancel`)),
  },
  {
    name: "complete cart",
    from: "paid, and not known to the shop",
    run: async ({ test, cart }) =>
      await statusOf(test.shop.post(`/store/carts/${cart.cartId}/complete`)),
  },
  {
    name: "new session",
    from: "paid, and not known to the shop",
    run: async ({ test, cart }) =>
      await statusOf(
        test.shop.post(
          `/store/payment-collections/${cart.collectionId}/payment-sessions`,
          { provider_id: "pp_flexpay_flexpay" }
        )
      ),
  },
  {
    name: "callback",
    from: "paid, and not known to the shop",
    run: async ({ test, reference }) =>
      await test.gateway.callBack({ reference }),
  },
  {
    name: "poll",
    from: "paid, and not known to the shop",
    run: async ({ test, cart }) =>
      await statusOf(
        test.shop.get(`/store/flexpay/payment-sessions/${cart.sessionId}`)
      ),
  },
  {
    name: "recheck job",
    from: "paid, and its order could not be placed yet",
    run: async ({ test }) => {
      await test.records.recheck()
      return null
    },
  },
]

async function statusOf(answer: Promise<{ status: number }>): Promise<number> {
  return (await answer).status
}

/** An act on the payout of the start, or on the newest one. */
async function onPayout(
  { operator, transactionId, payoutId }: Purchase,
  path: string,
  body: Record<string, string>
): Promise<number | null> {
  const id = payoutId ?? (await newestPayout())
  return id === undefined
    ? null
    : await statusOf(
        operator.post(`/admin/flexpay/transactions/${id}/${path}`, body)
      )

  async function newestPayout(): Promise<string | undefined> {
    const { data } = await operator.get(
      `/admin/flexpay/transactions/${transactionId}`
    )
    const { related } = data as AdminFlexPayTransactionResponse
    return related.at(0)?.id
  }
}
