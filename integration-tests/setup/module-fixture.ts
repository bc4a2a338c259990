import { randomUUID } from "node:crypto"
import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import axios from "axios"
import type { Client } from "pg"
import { z } from "zod"
import type { Simulator } from "../../simulator"
import type { PaymentRequest } from "../../src/modules/flexpay/payments/payment-requester"
import type FlexPayModuleService from "../../src/modules/flexpay/service"
import type { Transaction } from "../../src/modules/flexpay/transaction/transaction"

const requestsSchema = z.object({
  counts: z.record(z.string(), z.number()),
  requests: z.array(
    z.object({
      service: z.string(),
      body: z
        .object({
          reference: z.string(),
          callbackUrl: z.string(),
          phone: z.string(),
          amount: z.string(),
        })
        .partial()
        .nullish(),
    })
  ),
})

const entrySchema = z.object({ orderNumber: z.string(), reference: z.string() })

/** Set-up of a module test: the module, a simulator, the database. */
export class ModuleFixture {
  constructor(
    readonly flexpay: FlexPayModuleService,
    private readonly getParts: {
      simulator: () => Simulator
      database: () => Client
      manager: () => SqlEntityManager
    }
  ) {}

  /** The database, for a part of the module that is tested alone. */
  get manager(): SqlEntityManager {
    return this.getParts.manager()
  }

  /** A connection of the test's own. */
  get database(): Client {
    return this.getParts.database()
  }

  get simulatorUrl(): string {
    return this.getParts.simulator().url
  }

  /** A phone number that pays by a magic number of the simulator. */
  phone(magic: string): string {
    return `243810000${magic}`
  }

  /** A new phone number, which waits for its PIN. */
  newPhone(): string {
    const digits = String(Math.floor(Math.random() * 9_000_000) + 1_000_000)
    return `24399${digits}`
  }

  newRequest(changes: Partial<PaymentRequest> = {}): PaymentRequest {
    return {
      method: "mobile_money",
      phone: this.newPhone(),
      amount: "5000",
      currency_code: "cdf",
      payment_collection_id: `pay_col_${randomUUID()}`,
      payment_session_id: `payses_${randomUUID()}`,
      idempotency_key: null,
      caller_hash: null,
      defer: false,
      counted: [],
      ...changes,
    }
  }

  async pay(changes: Partial<PaymentRequest> = {}): Promise<Transaction> {
    return await this.flexpay.paymentRequests.request(this.newRequest(changes))
  }

  /** Sends a payment whose answer is lost. */
  async payUnanswered(
    changes: Partial<PaymentRequest> = {}
  ): Promise<Transaction> {
    await this.control("faults", {
      service: "payment",
      kind: "drop",
      processed: true,
    })
    return await this.pay(changes)
  }

  /** Polls until a condition is true. */
  async until(holds: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + 5_000
    while (!(await holds())) {
      if (Date.now() > end) {
        throw new Error("The condition did not become true")
      }
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  async sql<T extends object = Record<string, unknown>>(
    text: string,
    values: unknown[] = []
  ): Promise<T[]> {
    const { rows } = await this.getParts.database().query<T>(text, values)
    return rows
  }

  async row(id: string): Promise<Transaction> {
    const row = await this.flexpay.transactions.findById(id)
    if (!row) {
      throw new Error(`No row ${id}`)
    }
    return row
  }

  /** Moves all times of a row into the past. */
  async age(id: string, interval: string): Promise<void> {
    await this.sql(
      `UPDATE flexpay_transaction SET created_at = created_at - $2::interval,
         expires_at = expires_at - $2::interval,
         finalized_at = finalized_at - $2::interval,
         next_check_at = next_check_at - $2::interval,
         checked_at = checked_at - $2::interval,
         sync_lease_until = sync_lease_until - $2::interval
       WHERE id = $1`,
      [id, interval]
    )
  }

  /** Makes a row due and checks it. */
  async confirmNow(id: string): Promise<Transaction> {
    await this.sql(
      "UPDATE flexpay_transaction SET next_check_at = now() WHERE id = $1",
      [id]
    )
    const confirmed = await this.flexpay.checks.confirm(id)
    if (!confirmed) {
      throw new Error(`No row ${id}`)
    }
    return confirmed
  }

  async events(id: string): Promise<{ type: string; data: unknown }[]> {
    return await this.sql(
      `SELECT type, data FROM flexpay_timeline_entry WHERE transaction_id = $1
       ORDER BY created_at, id`,
      [id]
    )
  }

  async eventTypes(id: string): Promise<string[]> {
    return (await this.events(id)).map(({ type }) => type)
  }

  /** Calls the control API of the simulator. */
  async control(path: string, body: object): Promise<void> {
    await axios.post(
      `${this.getParts.simulator().url}/_simulator/${path}`,
      body
    )
  }

  /** Sets the state of a transaction at FlexPay. */
  async setState(
    { reference }: Pick<Transaction, "reference">,
    state: string
  ): Promise<void> {
    await this.control("states", { reference, state })
  }

  /** Requests that FlexPay received. */
  async received() {
    const { data } = await axios.get(
      `${this.getParts.simulator().url}/_simulator/requests`
    )
    const { counts, requests } = requestsSchema.parse(data)
    return {
      payments: counts.payment ?? 0,
      checks: counts.check ?? 0,
      requests: requests.filter(({ service }) => service === "payment"),
    }
  }

  /** The secret at the end of the callback address that FlexPay was given. */
  async tokenOf({ reference }: Pick<Transaction, "reference">) {
    const { requests } = await this.received()
    const request = requests.find(({ body }) => body?.reference === reference)
    return request?.body?.callbackUrl?.split("/").at(-1) ?? ""
  }

  /** FlexPay's order number of a transaction, whether it was answered or not. */
  async orderNumberOf({ reference }: Pick<Transaction, "reference">) {
    const { data } = await axios.get(
      `${this.getParts.simulator().url}/_simulator/transactions`
    )
    const { transactions } = z
      .object({ transactions: z.array(entrySchema) })
      .parse(data)
    return (
      transactions.find((entry) => entry.reference === reference)
        ?.orderNumber ?? ""
    )
  }

  /** Receives a callback at the address that FlexPay got for this row. */
  async callBack(
    transaction: Transaction,
    body: Record<string, unknown>
  ): Promise<void> {
    await this.flexpay.callbacks.receive("payment", {
      token: await this.tokenOf(transaction),
      body,
    })
  }
}
