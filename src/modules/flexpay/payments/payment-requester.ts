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
import type { NewTransaction } from "../store/row-mapping"
import type { FlexPayOptions } from "../options"
import { payableAmount } from "./payable-amount"
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
/** Beyond the request's own timeout, so that no check overtakes its answer. */
const ANSWER_GRACE_MS = 30 * 1000

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
  private readonly payments: PaymentStore
  private readonly sender: TransactionSender
  private readonly options: FlexPayOptions
  private readonly clock: Clock

  constructor({ payments, sender, options, clock }: Dependencies) {
    this.payments = payments
    this.sender = sender
    this.options = options
    this.clock = clock
  }

  /**
   * Requests a payment, or returns the one of the same collection that is live or
   * holds money.
   * @throws MedusaError (not_allowed, code `too_many_pushes`) over a limit
   */
  async request(input: PaymentRequest): Promise<Transaction> {
    const token = newCallbackToken()
    const row = await this.newRow(input, token)
    // Twice, since the blocking payment may end between the two queries.
    for (let attempt = 0; attempt < 2; attempt++) {
      const inserted = await this.payments.insertPayment(
        row,
        this.options,
        input.counted
      )
      if (inserted) {
        return input.defer ? inserted : await this.sender.send(inserted, token)
      }
      const blocking = await this.payments.findBlocking(
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
   * The amount to request from FlexPay, in major units.
   * @throws MedusaError (invalid_data) for an amount or currency that FlexPay
   * does not accept
   */
  payableAmount(amount: BigNumberInput, currencyCode: string): string {
    return payableAmount(amount, currencyCode, this.options)
  }

  /**
   * Sends a deferred payment; of many callers, one sends.
   * @throws MedusaError (not_allowed, code `too_many_pushes`) over a limit
   */
  async sendDeferred(transaction: Transaction): Promise<Transaction> {
    const token = newCallbackToken()
    const claimed = await this.payments.claimDeferred(
      transaction,
      {
        state: "submitting",
        callback_token_hash: hashCallbackToken(token),
        ...(await this.deadlines()),
      },
      this.options
    )
    if (claimed) {
      return await this.sender.send(claimed, token)
    }
    const current = await this.payments.findById(transaction.id)
    if (current?.state === "deferred") {
      if (current.phone !== transaction.phone) {
        // Corrected meanwhile: the limits of the other number apply.
        return await this.sendDeferred(current)
      }
      throw tooManyPushes()
    }
    return current ?? transaction
  }

  private async newRow(
    input: PaymentRequest,
    token: string
  ): Promise<NewTransaction> {
    return {
      kind: "payment",
      state: input.defer ? "deferred" : "submitting",
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
      amount: payableAmount(input.amount, input.currency_code, this.options),
      session_amount: MathBN.convert(input.amount).toFixed(),
      currency_code: input.currency_code,
      payment_session_id: input.payment_session_id,
    }
  }

  private async deadlines() {
    const now = await this.clock.now()
    return {
      expires_at: new Date(
        now.getTime() + this.options.push_lifetime_minutes * MINUTE_MS
      ),
      next_check_at: new Date(
        now.getTime() +
          this.options.request_timeout_seconds * 1000 +
          ANSWER_GRACE_MS
      ),
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
    const corrected = await this.payments.correctDeferred(
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
