import { TRANSACTION_TIMES } from "../../../demo/store-times"
import { waitFor } from "../../../harness/wait-for"
import type { MortalShop } from "./mortal-shop"
import { Payment } from "./payment"

const AMOUNT = 5000

interface PayoutRow {
  id: string
  reference: string
  state: string
  attention: string | null
  refund_id: string | null
}

/** One refund of a paid order. */
export class Refund {
  private constructor(
    private readonly mortal: MortalShop,
    private readonly payment: Payment,
    private readonly paymentId: string
  ) {}

  /** An order that is paid, of which nothing was given back yet. */
  static async begin(mortal: MortalShop): Promise<Refund> {
    return await Refund.forPayment(mortal, await Payment.beginPaid(mortal))
  }

  /** A refund of an order that is paid. */
  static async forPayment(
    mortal: MortalShop,
    payment: Payment
  ): Promise<Refund> {
    const paymentId = await payment.medusaPaymentId()
    return new Refund(mortal, payment, paymentId ?? "")
  }

  get phone(): string {
    return this.payment.phone
  }

  /** An admin presses Medusa's Refund button; null when the server died. */
  async press() {
    return await this.post(`/admin/payments/${this.paymentId}/refund`, {
      amount: AMOUNT,
    }).catch(() => null)
  }

  async resend(justification?: string) {
    const id = (await this.payouts())[0]?.id
    return await this.post(`/admin/flexpay/transactions/${id}/resend`, {
      justification,
    })
  }

  /** Waits until FlexPay received the request for the payout. */
  async requested(): Promise<void> {
    await waitFor(
      `a payout to ${this.phone}`,
      async () => (await this.requests()) > 0
    )
  }

  /** How often FlexPay was asked to pay this out. */
  async requests(): Promise<number> {
    const bodies = await this.mortal.phones.gateway.requestBodies("payout")
    return bodies.filter(({ phone }) => phone === this.phone).length
  }

  /** The amounts that left, in FlexPay's records. */
  async paidOut(): Promise<string[]> {
    const entries = await this.mortal.phones.entriesOf(this.phone)
    return entries.flatMap(({ kind, moved }) =>
      kind === "payout" && moved ? [moved.amount] : []
    )
  }

  /** The payouts of this refund, the oldest first. */
  async payouts(): Promise<PayoutRow[]> {
    return await this.mortal.database.query<PayoutRow>(
      `SELECT * FROM flexpay_transaction
       WHERE phone = $1 AND kind = 'payout' ORDER BY created_at`,
      [this.phone]
    )
  }

  /** Waits until the newest payout stands so. */
  async stands(state: string): Promise<PayoutRow> {
    return await waitFor(`the payout to be ${state}`, async () => {
      const row = (await this.payouts()).at(-1)
      return row?.state === state ? row : null
    })
  }

  /** Lets time pass for the payouts of this refund, and the recheck job run. */
  async letPass(interval: string): Promise<void> {
    await this.mortal.database.query(
      `UPDATE flexpay_transaction
       SET ${TRANSACTION_TIMES.map((name) => `${name} = ${name} - $2::interval`).join()}
       WHERE phone = $1 AND kind = 'payout'`,
      [this.phone, interval]
    )
    await this.mortal.runJob("recheck-flexpay-transactions")
  }

  /** FlexPay decides on the first payout. */
  async decide(state: "paid"): Promise<void> {
    const reference = (await this.payouts())[0]?.reference
    await this.mortal.phones.gateway.setState({ reference, state })
  }

  /** FlexPay calls back once more. */
  async callBack(): Promise<number | null> {
    const reference = (await this.payouts())[0]?.reference
    return await this.mortal.phones.gateway.callBack({ reference })
  }

  /** Medusa's refunds, in major units. */
  async inMedusa(): Promise<string[]> {
    const rows = await this.mortal.database.query<{ amount: string }>(
      `SELECT trim_scale(amount)::text AS amount FROM refund
       WHERE payment_id = $1 AND deleted_at IS NULL`,
      [this.paymentId]
    )
    return rows.map(({ amount }) => amount)
  }

  private async post(path: string, body: object) {
    const admin = await (await this.mortal.shopper()).logIn()
    return await admin.post(path, body)
  }
}
