import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"
import {
  guessOperator,
  hashCallbackToken,
  newCallbackToken,
  newReference,
} from "../../../gateway"
import type { Clock } from "../store/clock"
import type { PaymentStore } from "../store/payment-store"
import type { FlexPayOptions } from "../options"
import { payableAmount } from "./payable-amount"
import { unansweredAt } from "./transaction-sender"
import type { TransactionSender } from "./transaction-sender"
import type { CurrencyCode, Transaction } from "../transaction/transaction"

/** A shopper's request to pay. */
export interface PaymentRequest {
  method: Transaction["method"]
  /** 12 digits, 243…; null for a card. */
  phone: string | null
  /** Medusa's amount in major units. */
  amount: BigNumberInput
  currency_code: CurrencyCode
  payment_collection_id: string
  payment_session_id: string
  /** The shop's own key: one key sends at most one push. */
  idempotency_key: string | null
  /** Only writes it; `sendDeferred` sends it when the cart is completed. */
  defer: boolean
  /** Booked payments of the collection that `amount` takes into account. */
  counted: string[]
}

const MINUTE_MS = 60 * 1000

/** Code of the error that becomes HTTP 429. */
export const TOO_MANY_PUSHES = "too_many_pushes"

interface Dependencies {
  payments: PaymentStore
  sender: TransactionSender
  options: FlexPayOptions
  clock: Clock
}

/** Requests payments: writes the row, then sends the push, at most once. */
export class PaymentRequester {
  constructor(private readonly dependencies: Dependencies) {}

  /**
   * Requests a payment, or returns the one of the same collection that is live or
   * holds money.
   * @throws MedusaError (not_allowed, code `too_many_pushes`) over a limit
   */
  async request(input: PaymentRequest): Promise<Transaction> {
    const { payments, sender, options } = this.dependencies
    const token = newCallbackToken()
    const row = await this.newRow(input, token)
    // Twice, since the blocking payment may end between the two queries.
    for (let attempt = 0; attempt < 2; attempt++) {
      const inserted = await payments.insertPayment(row, options, input.counted)
      if (inserted) {
        return input.defer ? inserted : await sender.send(inserted, token)
      }
      const blocking = await payments.findBlocking(
        input.payment_collection_id,
        input.counted,
        input.idempotency_key
      )
      if (blocking) {
        return await this.returnExisting(blocking, input)
      }
    }
    throw tooManyPushes()
  }

  /**
   * Sends a deferred payment; of many callers, one sends.
   * @throws MedusaError (not_allowed, code `too_many_pushes`) over a limit
   */
  async sendDeferred(transaction: Transaction): Promise<Transaction> {
    const { payments, sender, options } = this.dependencies
    const token = newCallbackToken()
    const claimed = await payments.claimDeferred(
      transaction,
      {
        state: "submitting",
        callback_token_hash: hashCallbackToken(token),
        ...(await this.deadlines()),
      },
      options
    )
    if (claimed) {
      return await sender.send(claimed, token)
    }
    const current = await payments.findById(transaction.id)
    if (current?.state === "deferred") {
      if (current.phone !== transaction.phone) {
        // Corrected meanwhile: the limits of the other number apply.
        return await this.sendDeferred(current)
      }
      throw tooManyPushes()
    }
    return current ?? transaction
  }

  private async newRow(input: PaymentRequest, token: string) {
    return {
      kind: "payment" as const,
      state: input.defer ? ("deferred" as const) : ("submitting" as const),
      reference: newReference(),
      callback_token_hash: hashCallbackToken(token),
      payment_collection_id: input.payment_collection_id,
      idempotency_key: input.idempotency_key,
      ...this.requestFields(input),
      ...(await this.deadlines()),
    }
  }

  /** Fields that may change until the push is sent. */
  private requestFields(input: PaymentRequest) {
    return {
      method: input.method,
      phone: input.phone,
      operator: input.phone ? guessOperator(input.phone) : null,
      amount: payableAmount(
        input.amount,
        input.currency_code,
        this.dependencies.options
      ),
      session_amount: MathBN.convert(input.amount).toFixed(),
      currency_code: input.currency_code,
      payment_session_id: input.payment_session_id,
    }
  }

  private async deadlines() {
    const { clock, options } = this.dependencies
    const now = await clock.now()
    const lifetime = options.push_lifetime_minutes * MINUTE_MS
    return {
      expires_at: new Date(now.getTime() + lifetime),
      next_check_at: unansweredAt(now, options),
    }
  }

  /** The payment that exists; a deferred one takes the new request's fields. */
  private async returnExisting(
    blocking: Transaction,
    input: PaymentRequest
  ): Promise<Transaction> {
    if (blocking.state !== "deferred") {
      return blocking
    }
    const corrected = await this.dependencies.payments.correctDeferred(
      blocking.id,
      this.requestFields(input)
    )
    const current = corrected ?? blocking
    return input.defer ? current : await this.sendDeferred(current)
  }
}

function tooManyPushes(): MedusaError {
  return new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    "Too many payment requests were sent for this cart or to this phone. Wait some minutes, then try again, or pay another way.",
    TOO_MANY_PUSHES
  )
}
