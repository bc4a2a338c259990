import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  BigNumberInput,
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  DeletePaymentInput,
  DeletePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  ProviderWebhookPayload,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types"
import {
  AbstractPaymentProvider,
  MathBN,
  MedusaError,
  PaymentActions,
  PaymentSessionStatus,
} from "@medusajs/framework/utils"
import {
  assertNotRefused,
  assertPhoneKnown,
} from "../../modules/flexpay/payouts/payout-errors"
import type {
  Payment,
  Transaction,
} from "../../modules/flexpay/transaction/transaction"
import { resolveFromRegistry } from "./resolve-from-registry"
import { readRefund } from "./refund"
import { readSessionAmount } from "./session-amount"
import { paymentData, readPaymentData, readSessionData } from "./session-data"
import type { SessionData } from "./session-data"

/**
 * What both providers share. A provider moves no money and decides nothing: it
 * translates between Medusa's payment module and the ledger.
 */
export abstract class FlexPayProvider extends AbstractPaymentProvider {
  constructor(container: Record<string, unknown>) {
    super(container)
  }

  /**
   * Checks that FlexPay can take this amount, and sends nothing: sessions are
   * made and thrown away as the cart changes, and core makes one itself after
   * a refund. The shopper asks for the push by a request of its own.
   */
  async initiatePayment({
    amount,
    currency_code,
    data,
  }: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const session = this.sessionData({ amount, currency_code, data })
    return { id: session.session_id, data: { ...session } }
  }

  async updatePayment({
    amount,
    currency_code,
    data,
  }: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    const session = this.sessionData({ amount, currency_code, data })
    return { data: { ...session } }
  }

  /**
   * Says whether this session is paid, by the ledger alone. With
   * `order_placement: "before_payment"` it sends the push that the shopper
   * prepared, and the order is placed awaiting the money.
   *
   * @throws MedusaError (not_allowed) when nothing was paid
   */
  async authorizePayment({
    data,
    context,
  }: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    const flexpay = resolveFromRegistry()
    const session = readSessionData(data)
    const sessionId = context?.idempotency_key ?? session.session_id
    const money = await flexpay.payments.claimForSession(
      sessionId,
      await readSessionAmount(sessionId)
    )
    if (money) {
      return {
        status: PaymentSessionStatus.CAPTURED,
        data: paymentData(money, session),
      }
    }
    const attempt = await flexpay.payments.findForSession(sessionId)
    if (flexpay.options.order_placement === "before_payment") {
      return await this.authorizeLater(attempt, session)
    }
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, whyNotPaid(attempt))
  }

  /** FlexPay has no separate capture: what was paid is captured already. */
  async capturePayment({
    data,
  }: CapturePaymentInput): Promise<CapturePaymentOutput> {
    await this.paidTransaction(data)
    return { data }
  }

  /** FlexPay takes nothing back; what was paid is given back by a refund. */
  async cancelPayment({
    data,
  }: CancelPaymentInput): Promise<CancelPaymentOutput> {
    return { data }
  }

  /** The ledger outlives sessions: money for this one may still come. */
  async deletePayment({
    data,
  }: DeletePaymentInput): Promise<DeletePaymentOutput> {
    return { data }
  }

  /**
   * Gives money back by payout, once for each of Medusa's refunds. A refusal
   * throws, so that Medusa undoes its refund. An unknown outcome does not:
   * Medusa would forget the refund, and the next one would pay twice. No payout
   * leaves where earlier ones were rounded up by as much as this refund.
   *
   * @throws MedusaError (not_allowed) when FlexPay or a limit refuses
   */
  async refundPayment({
    data,
    amount,
    context,
  }: RefundPaymentInput): Promise<RefundPaymentOutput> {
    const payment = await this.paidTransaction(data)
    const refund = await readRefund(context?.idempotency_key)
    if (refund.reversal_of === payment.id && payment.state === "reversed") {
      // FlexPay gave it back itself; Medusa's books follow.
      return { data }
    }
    if (!refund.payout_id) {
      assertPhoneKnown(payment)
    }
    const payout = await resolveFromRegistry().payouts.payOutRefund(
      {
        payment,
        amount,
        phone: payment.phone ?? "",
        refund_id: refund.id,
        replaces_id: null,
        requested_by: refund.created_by,
        note: refund.note,
        // It wrote the refund at this payment.
        is_in_medusa: true,
      },
      refund.payout_id
    )
    if (payout) {
      assertNotRefused(payout)
    }
    return { data }
  }

  async retrievePayment({
    data,
  }: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    return { data: paymentData(await this.paidTransaction(data), {}) }
  }

  async getPaymentStatus({
    data,
  }: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    const { session_id } = readSessionData(data)
    const attempt =
      await resolveFromRegistry().payments.findForSession(session_id)
    return { status: attempt ? sessionStatus(attempt) : "pending", data }
  }

  /**
   * For stores that point FlexPay at Medusa's own webhook route. The callback
   * proves nothing: it makes the transaction due, so that the shopper's next
   * poll or the recheck job confirms it. Core is told nothing to do: it would
   * capture without asking whether the session, the cart and the order still
   * are what the money was for.
   */
  async getWebhookActionAndData({
    data,
  }: ProviderWebhookPayload["payload"]): Promise<WebhookActionResult> {
    await resolveFromRegistry().callbacks.receiveTokenless(data)
    return { action: PaymentActions.NOT_SUPPORTED }
  }

  private sessionData(input: {
    amount: BigNumberInput
    currency_code: string
    data?: Record<string, unknown>
  }): SessionData {
    resolveFromRegistry().paymentRequests.payableAmount(
      input.amount,
      input.currency_code
    )
    return readSessionData({
      session_id: input.data?.session_id,
      amount: MathBN.convert(input.amount).toFixed(),
      currency_code: input.currency_code,
    })
  }

  private async authorizeLater(
    attempt: Payment | null,
    session: SessionData
  ): Promise<AuthorizePaymentOutput> {
    if (!attempt) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        "The shopper's phone number is missing. Send POST /store/flexpay/payment-sessions/:id first, then complete the cart."
      )
    }
    const sent =
      attempt.state === "deferred"
        ? await resolveFromRegistry().paymentRequests.sendDeferred(attempt)
        : attempt
    if (
      sent.state !== "submitting" &&
      sent.state !== "pending" &&
      sent.state !== "unknown"
    ) {
      // The status "error" would do, but core completes no cart with such a
      // session, and the shopper may try again on this one.
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        "No payment is under way: FlexPay refused it, or it failed. Send POST /store/flexpay/payment-sessions/:id again, then complete the cart."
      )
    }
    return {
      status: PaymentSessionStatus.PENDING_AUTHORIZATION,
      data: { ...session },
    }
  }

  private async paidTransaction(
    data: Record<string, unknown> | undefined
  ): Promise<Transaction> {
    const { transaction_id } = readPaymentData(data)
    const transaction =
      await resolveFromRegistry().transactions.findById(transaction_id)
    if (!transaction?.authorized_session_id) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        "FlexPay has confirmed no money for this payment."
      )
    }
    return transaction
  }
}

function whyNotPaid(attempt: Payment | null): string {
  if (!attempt) {
    return "Nothing was asked of the shopper yet. Send POST /store/flexpay/payment-sessions/:id first."
  }
  if (attempt.state !== "succeeded") {
    return 'This payment is not confirmed yet. Follow GET /store/flexpay/payment-sessions/:id until its "order_id" is set.'
  }
  switch (attempt.disposition) {
    case "awaiting_operator":
      return "Money arrived that does not fit this cart. Nobody should pay again: the shop must look at it. Show the shop's contact."
    case "going_back":
    case "resolved":
      return "The shop returned the earlier payment, or settled it with the shopper. Send POST /store/flexpay/payment-sessions/:id to ask for a new one."
    case "becoming_order":
    case "booked":
    case null:
      return 'The money arrived and the order is being placed. Follow GET /store/flexpay/payment-sessions/:id until its "order_id" is set.'
  }
}

function sessionStatus(attempt: Payment): PaymentSessionStatus {
  switch (attempt.state) {
    case "succeeded":
      return attempt.attention === null
        ? PaymentSessionStatus.CAPTURED
        : PaymentSessionStatus.PENDING
    case "refused":
    case "failed":
    case "expired":
      return PaymentSessionStatus.ERROR
    case "canceled":
    case "reversed":
      return PaymentSessionStatus.CANCELED
    case "deferred":
    case "submitting":
    case "pending":
    case "unknown":
      return PaymentSessionStatus.PENDING
  }
}
