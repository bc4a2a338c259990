import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"
import {
  guessOperator,
  hashCallbackToken,
  newCallbackToken,
  newReference,
} from "../../../gateway"
import type { Clock } from "../store/clock"
import type { MedusaRecordReader } from "../store/medusa-records"
import type { PaymentStore } from "../store/payment-store"
import type { Push, PushLimit, PushLimits } from "../store/push-limits"
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
  /** Of `hashCaller`; null where no shopper's request is behind it. */
  caller_hash: string | null
  /** Only writes it; `sendDeferred` sends it when the cart is completed. */
  defer: boolean
  /** Booked payments of the collection that `amount` takes into account. */
  counted: string[]
}

const MINUTE_MS = 60 * 1000

/**
 * Once more, since the blocking payment may end between two queries, and once
 * more with the payer's limits.
 */
const ATTEMPTS = 3

/**
 * Pushes an hour that a number can get beyond its limit for the customer who
 * paid an order with it: others can't use up all pushes of that customer.
 */
const PUSHES_KEPT_FOR_PAYER = 3

/** Code of the error that becomes HTTP 429. */
export const TOO_MANY_PUSHES = "too_many_pushes"

const TOO_MANY: Readonly<Record<PushLimit, string>> = {
  collection:
    "Too many payment requests were sent for this cart. Try again in 15 minutes, or pay another way.",
  phone:
    "Too many payment requests were sent to this phone number. Try again in an hour, or pay another way.",
  caller:
    "Too many payment requests came from this internet address. Try again in an hour.",
}

interface Dependencies {
  payments: PaymentStore
  medusaRecords: MedusaRecordReader
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
    let limits: PushLimits = options
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const inserted = await payments.insertPayment(row, limits, input.counted)
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
      limits = await this.limitsForPayer(row, limits)
    }
    throw tooManyPushes("collection")
  }

  /**
   * Sends a deferred payment; of many callers, one sends. Returns the earlier
   * payment of its collection where that was paid after all.
   * @throws MedusaError (not_allowed, code `too_many_pushes`) over a limit
   */
  async sendDeferred(
    transaction: Transaction,
    limits: PushLimits = this.dependencies.options
  ): Promise<Transaction> {
    const { payments, sender } = this.dependencies
    const token = newCallbackToken()
    const claimed = await payments.claimDeferred(
      transaction,
      {
        state: "submitting",
        callback_token_hash: hashCallbackToken(token),
        ...(await this.deadlines()),
      },
      limits
    )
    if (claimed) {
      return await sender.send(claimed, token)
    }
    const current = await payments.findById(transaction.id)
    if (current?.state !== "deferred") {
      return current ?? transaction
    }
    if (current.phone !== transaction.phone) {
      // Corrected meanwhile: the limits of the other number apply.
      return await this.sendDeferred(current)
    }
    const money = await payments.findMoney(current)
    if (money) {
      return money
    }
    return await this.sendDeferred(
      current,
      await this.limitsForPayer(current, limits)
    )
  }

  /**
   * The limits of a push that was refused: the number's is higher for the
   * customer who paid with it before.
   * @throws MedusaError (not_allowed, code `too_many_pushes`) over a limit
   */
  private async limitsForPayer(
    push: Push,
    limits: PushLimits
  ): Promise<PushLimits> {
    const { payments, medusaRecords, options } = this.dependencies
    const reached = await payments.findReachedLimit(push, limits)
    if (!reached) {
      return limits
    }
    if (
      reached === "phone" &&
      limits.pushes_per_phone === options.pushes_per_phone &&
      (await medusaRecords.isToKnownPayer(push))
    ) {
      const pushes_per_phone = limits.pushes_per_phone + PUSHES_KEPT_FOR_PAYER
      return { ...limits, pushes_per_phone }
    }
    throw tooManyPushes(reached)
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
      caller_hash: input.caller_hash,
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

function tooManyPushes(limit: PushLimit): MedusaError {
  return new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    TOO_MANY[limit],
    TOO_MANY_PUSHES
  )
}
