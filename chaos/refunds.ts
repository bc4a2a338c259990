import type { Shop } from "../harness/shop/shop"
import type {
  AdminFlexPayTransaction,
  AdminFlexPayTransactionResponse,
} from "../src/api/admin/flexpay/types"
import type { Environment } from "./environment"
import type { Act } from "./plan"

export type AdminApi = Awaited<ReturnType<Shop["logIn"]>>

const REASON_FOR_PHONE = "Le numéro de son frère"

/** The ways in which an admin user refunds a payment. */
export class Refunds {
  constructor(
    private readonly environment: Environment,
    private readonly api: AdminApi
  ) {}

  /** Does an act on a payment that has an order. */
  async actOn(payment: AdminFlexPayTransaction, act: Act): Promise<unknown> {
    const { random } = act
    await this.environment.faults.spoilNext("payout", act.spoilt)
    const part = String(random.between(1, 3))
    switch (act.kind) {
      case "refunds all":
        return await this.pressMedusa(payment, payment.amount)
      case "refunds a part":
        return await this.pressMedusa(payment, part)
      case "refunds twice":
        return await this.pressFlexPay(payment, { amount: part }, 2)
      case "refunds elsewhere":
        return await this.pressFlexPay(payment, {
          amount: part,
          phone: this.environment.newPhone(),
          phone_reason: REASON_FOR_PHONE,
        })
      case "cancels the order":
        return await this.api.post(`/admin/orders/${payment.order_id}/cancel`)
      case "looks it up":
        await this.search(payment.reference)
        await this.search(this.environment.newPhone())
        return await this.api.post(
          `/admin/flexpay/transactions/${payment.id}/check`
        )
      default:
        return null
    }
  }

  /** Medusa's own Refund button, on the order's page. */
  private async pressMedusa(
    { order_id }: AdminFlexPayTransaction,
    amount: string
  ): Promise<unknown> {
    const { data } = await this.api.get(
      `/admin/orders/${order_id}?fields=payment_collections.payments.id`
    )
    const payment = data.order.payment_collections[0].payments[0]
    return await this.api.post(`/admin/payments/${payment.id}/refund`, {
      amount: Number(amount),
    })
  }

  /** Presses the FlexPay section's button so many times at once. */
  async pressFlexPay(
    { id }: Pick<AdminFlexPayTransaction, "id">,
    body: object,
    times = 1
  ): Promise<unknown> {
    const path = `/admin/flexpay/transactions/${id}`
    const { data } = await this.api.get(path)
    const { refundable } = data as AdminFlexPayTransactionResponse
    if (!refundable) {
      return null
    }
    const { paid_out } = refundable
    const answers = await Promise.all(
      Array.from({ length: times }, () =>
        this.api.post(`${path}/payouts`, {
          ...body,
          paid_out,
        })
      )
    )
    const payouts = new Set(
      answers
        .filter(({ status }) => status === 200)
        .map(({ data: answer }) => answer.transaction?.id)
    )
    if (payouts.size > 1) {
      this.environment.broken.push(
        `one refund, pressed twice, made the payouts ${[...payouts].join(", ")}`
      )
    }
    return payouts
  }

  private async search(text: string): Promise<void> {
    const { status } = await this.api.get(
      `/admin/flexpay/transactions?q=${text}&limit=100`
    )
    if (status !== 200) {
      throw new Error(`The search answered ${status}`)
    }
  }
}
