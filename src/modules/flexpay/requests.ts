import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"
import {
  guessOperator,
  hashCallbackToken,
  newCallbackToken,
  newReference,
} from "../../gateway"
import type { Ledger } from "./ledger"
import type { FlexPayOptions } from "./options"
import { payableAmount } from "./payable-amount"
import type { Sender } from "./sender"
import type { CurrencyCode, Transaction } from "./transaction"

/** A shopper's wish to pay. */
export interface PaymentRequest {
  method: Transaction["method"]
  /** 12 digits, 243…; null for a card. */
  phone: string | null
  /** Medusa's amount in major units. */
  amount: BigNumberInput
  currency_code: CurrencyCode
  payment_collection_id: string
  payment_session_id: string
  /** The shop's own key: the same key never asks for money twice. */
  idempotency_key: string | null
  /** True to write it only; `sendReady` sends it when the cart is completed. */
  defer: boolean
}

const MINUTE_MS = 60 * 1000
/** After the request's own timeout, so that a slow answer is not overtaken. */
const ANSWER_GRACE_MS = 30 * 1000

/** Code of the error that tells a shop to answer 429. */
export const TOO_MANY_PUSHES = "too_many_pushes"

/** Asks shoppers for money: the row first, then the call, once. */
export class Requests {
  constructor(
    private readonly ledger: Ledger,
    private readonly sender: Sender,
    private readonly options: FlexPayOptions
  ) {}

  /**
   * Asks for a payment, unless one of the same collection is under way: then
   * it returns that one, and asks for nothing.
   * @throws MedusaError (not_allowed, code `too_many_pushes`) over a limit
   */
  async request(input: PaymentRequest): Promise<Transaction> {
    const token = newCallbackToken()
    const row = this.newRow(input, token)
    // Twice, for when what stood in the way ended between the two statements.
    for (let attempt = 0; attempt < 2; attempt++) {
      const inserted = await this.ledger.insertPayment(row, this.options)
      if (inserted) {
        return input.defer ? inserted : await this.sender.send(inserted, token)
      }
      const blocking = await this.ledger.findBlocking(
        input.payment_collection_id,
        input.idempotency_key
      )
      if (blocking) {
        return await this.join(blocking, input)
      }
    }
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "Too many payment requests were sent for this cart or to this phone. Wait some minutes, then try again, or pay another way.",
      TOO_MANY_PUSHES
    )
  }

  /** Sends what was written earlier; of many callers, one sends. */
  async sendReady(transaction: Transaction): Promise<Transaction> {
    const token = newCallbackToken()
    const now = new Date()
    const claimed = await this.ledger.change(
      { id: transaction.id, from: "ready" },
      {
        state: "requesting",
        callback_token_hash: hashCallbackToken(token),
        ...this.deadlines(now),
      }
    )
    if (!claimed) {
      return (await this.ledger.findById(transaction.id)) ?? transaction
    }
    return await this.sender.send(claimed, token)
  }

  private newRow(input: PaymentRequest, token: string) {
    return {
      kind: "payment" as const,
      method: input.method,
      state: input.defer ? ("ready" as const) : ("requesting" as const),
      reference: newReference(),
      callback_token_hash: hashCallbackToken(token),
      phone: input.phone,
      operator: input.phone ? guessOperator(input.phone) : null,
      amount: payableAmount(input.amount, input.currency_code, this.options),
      session_amount: MathBN.convert(input.amount).toFixed(),
      currency_code: input.currency_code,
      payment_collection_id: input.payment_collection_id,
      payment_session_id: input.payment_session_id,
      idempotency_key: input.idempotency_key,
      ...this.deadlines(new Date()),
    }
  }

  private deadlines(now: Date) {
    return {
      lives_until: new Date(
        now.getTime() + this.options.push_lifetime_minutes * MINUTE_MS
      ),
      next_check_at: new Date(
        now.getTime() +
          this.options.request_timeout_seconds * 1000 +
          ANSWER_GRACE_MS
      ),
    }
  }

  /** A second press: the first one's state, with a corrected number if unsent. */
  private async join(
    blocking: Transaction,
    input: PaymentRequest
  ): Promise<Transaction> {
    if (blocking.state !== "ready") {
      return blocking
    }
    const corrected = await this.ledger.change(
      { id: blocking.id, from: "ready" },
      {
        phone: input.phone,
        operator: input.phone ? guessOperator(input.phone) : null,
        payment_session_id: input.payment_session_id,
      }
    )
    const current = corrected ?? blocking
    return input.defer ? current : await this.sendReady(current)
  }
}
