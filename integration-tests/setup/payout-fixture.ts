import { randomUUID } from "node:crypto"
import axios from "axios"
import { z } from "zod"
import type { PayoutRequest } from "../../src/modules/flexpay/payouts/new-payout"
import type {
  Payment,
  Transaction,
} from "../../src/modules/flexpay/transaction/transaction"
import type { ModuleFixture } from "./module-fixture"

const entriesSchema = z.object({
  transactions: z.array(
    z.object({
      kind: z.string(),
      reference: z.string(),
      callbackUrl: z.string(),
      moved: z.object({ amount: z.string() }).nullable(),
    })
  ),
})

/** Succeeded payments and their payouts, in the module alone. */
export class PayoutFixture {
  constructor(private readonly fixture: ModuleFixture) {}

  /** A payment that succeeded and was booked. */
  async paid(amount = "10000", magic = "0001"): Promise<Payment> {
    const { id } = await this.fixture.pay({
      phone: `24381000${magic}`,
      amount,
    })
    await this.fixture.until(
      async () => (await this.fixture.confirmNow(id)).state === "succeeded"
    )
    // As after a sync.
    await this.fixture.flexpay.syncs.finish(await this.fixture.row(id), {
      order_id: null,
      disposition: "booked",
    })
    const payment = await this.fixture.flexpay.payments.findById(id)
    if (!payment) {
      throw new Error(`No payment ${id}`)
    }
    return payment
  }

  /** A refund of Medusa, of 1000 francs by default. */
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
    const payout = await this.fixture.flexpay.payouts.payOutRefund(
      request,
      null
    )
    if (!payout) {
      throw new Error("There is no payout")
    }
    return payout
  }

  /** Requests of payouts that FlexPay got, and the amounts that left. */
  async atFlexPay() {
    const url = this.fixture.simulatorUrl
    const [requests, flexpay] = await Promise.all([
      axios.get(`${url}/_simulator/requests`),
      axios.get(`${url}/_simulator/transactions`),
    ])
    const payouts = entriesSchema
      .parse(flexpay.data)
      .transactions.filter(({ kind }) => kind === "payout")
    return {
      requested: z.number().parse(requests.data.counts.payout),
      left: payouts.flatMap(({ moved }) => moved?.amount ?? []),
      callbackUrls: payouts.map(({ callbackUrl }) => callbackUrl),
    }
  }

  /** Moves all times of a payout into the past. */
  async age({ id }: Pick<Transaction, "id">, interval: string): Promise<void> {
    await this.fixture.age(id, interval)
    await this.fixture.sql(
      "UPDATE flexpay_transaction SET sent_at = sent_at - $2::interval WHERE id = $1",
      [id, interval]
    )
  }
}
