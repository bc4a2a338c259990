import { randomUUID } from "node:crypto"
import axios from "axios"
import { z } from "zod"
import type { PayoutRequest } from "../../src/modules/flexpay/payouts/payout-decision"
import type {
  Payment,
  Transaction,
} from "../../src/modules/flexpay/transaction/transaction"
import type { LedgerBench } from "./ledger-bench"

const ledgerSchema = z.object({
  transactions: z.array(
    z.object({
      kind: z.string(),
      reference: z.string(),
      callbackUrl: z.string(),
      moved: z.object({ amount: z.string() }).nullable(),
    })
  ),
})

/** Payments that came, and payouts of them, in the ledger alone. */
export class PayoutsBench {
  constructor(private readonly bench: LedgerBench) {}

  /** A payment that came. */
  async paid(amount = "10000", magic = "0001"): Promise<Payment> {
    const { id } = await this.bench.pay({
      phone: `24381000${magic}`,
      amount,
    })
    await this.bench.until(
      async () => (await this.bench.confirmNow(id)).state === "succeeded"
    )
    // As if Medusa had made an order of it.
    await this.bench.flexpay.syncs.finish(await this.bench.row(id), {
      order_id: null,
      disposition: "booked",
    })
    const payment = await this.bench.flexpay.payments.findById(id)
    if (!payment) {
      throw new Error(`No payment ${id}`)
    }
    return payment
  }

  /** A refund of Medusa's, of 1000 francs unless told otherwise. */
  refund(
    payment: Payment,
    changes: Partial<PayoutRequest> = {}
  ): PayoutRequest {
    return {
      payment,
      amount: "1000",
      phone: payment.phone ?? "",
      refund_id: `ref_${randomUUID()}`,
      replaces_id: null,
      requested_by: "user_one",
      note: null,
      is_in_medusa: true,
      ...changes,
    }
  }

  async payOut(request: PayoutRequest): Promise<Transaction> {
    const payout = await this.bench.flexpay.payouts.payOutRefund(request, null)
    if (!payout) {
      throw new Error("Nothing was to be paid")
    }
    return payout
  }

  /** What was asked of FlexPay's payout service, and what left. */
  async atFlexPay() {
    const url = this.bench.simulatorUrl
    const [requests, flexpay] = await Promise.all([
      axios.get(`${url}/_simulator/requests`),
      axios.get(`${url}/_simulator/ledger`),
    ])
    const payouts = ledgerSchema
      .parse(flexpay.data)
      .transactions.filter(({ kind }) => kind === "payout")
    return {
      asked: z.number().parse(requests.data.counts.payout),
      left: payouts.flatMap(({ moved }) => moved?.amount ?? []),
      callbackUrls: payouts.map(({ callbackUrl }) => callbackUrl),
    }
  }

  /** Lets a payout be older than it is. */
  async age({ id }: Pick<Transaction, "id">, interval: string): Promise<void> {
    await this.bench.age(id, interval)
    await this.bench.sql(
      "UPDATE flexpay_transaction SET sent_at = sent_at - $2::interval WHERE id = $1",
      [id, interval]
    )
  }
}
