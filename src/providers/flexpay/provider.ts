import type * as Medusa from "@medusajs/framework/types"
import {
  AbstractPaymentProvider,
  MathBN,
  MedusaError,
  PaymentActions,
  PaymentSessionStatus,
} from "@medusajs/framework/utils"
import { payableAmount } from "../../modules/flexpay/payments/payable-amount"
import {
  assertNotRefused,
  assertPhoneKnown,
} from "../../modules/flexpay/payouts/payout-errors"
import type {
  Payment,
  Transaction,
} from "../../modules/flexpay/transaction/transaction"
import { describeUnpaid, sessionStatus } from "./attempt-status"
import { readRefund, readSession } from "./medusa-rows"
import { resolveFlexPay } from "./resolve-from-registry"
import { paymentData, readTransactionId } from "./session-data"
import type { SessionData } from "./session-data"

/**
 * Connects Medusa's payment module to the plugin's module, for mobile money and
 * cards alike. Authorizing reports a payment that check has proved, or, with
 * `order_placement: "before_payment"`, sends the deferred request. Refunding
 * sends a payout. Everything else moves no money.
 */
export abstract class FlexPayProvider extends AbstractPaymentProvider {
  constructor(container: Record<string, unknown>) {
    super(container)
  }

  /**
   * Checks that FlexPay accepts this amount, and sends nothing: sessions are
   * created and deleted as the cart changes, and core creates one itself after
   * a refund. The storefront requests the push by a route of its own.
   *
   * @throws MedusaError (invalid_data) for an amount or currency that FlexPay
   * does not accept
   */
  async initiatePayment(input: Medusa.InitiatePaymentInput) {
    const id = readSessionId(input.context)
    return { id, data: { session_id: id, ...this.payableMoney(input) } }
  }

  /** Medusa does not say which session it updates. */
  async updatePayment(input: Medusa.UpdatePaymentInput) {
    const { session_id } = input.data ?? {}
    return { data: { session_id, ...this.payableMoney(input) } }
  }

  /**
   * Reports the session as captured if a payment of it succeeded. Otherwise,
   * with `order_placement: "before_payment"`, sends the deferred request, and
   * the order is placed before the payment.
   *
   * @throws MedusaError (not_allowed) for a session without a payment
   */
  async authorizePayment({
    context,
  }: Medusa.AuthorizePaymentInput): Promise<Medusa.AuthorizePaymentOutput> {
    const flexpay = resolveFlexPay()
    const session = await readSession(readSessionId(context))
    const { session_id } = session
    const payment = await flexpay.payments.claimForSession(
      session_id,
      session.amount
    )
    if (payment) {
      return {
        status: PaymentSessionStatus.CAPTURED,
        data: paymentData(payment, session),
      }
    }
    const attempt = await flexpay.payments.findForSession(session_id)
    if (flexpay.options.order_placement === "before_payment") {
      return await this.authorizeBeforePayment(attempt, session)
    }
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      describeUnpaid(attempt)
    )
  }

  /** FlexPay has no separate capture: a successful payment is captured. */
  async capturePayment({ data }: Medusa.CapturePaymentInput) {
    await this.paidTransaction(data)
    return { data }
  }

  /** FlexPay has no cancellation; a payment is returned by a refund. */
  async cancelPayment({ data }: Medusa.CancelPaymentInput) {
    return { data }
  }

  /** Transactions outlive their session: its payment may still succeed. */
  async deletePayment({ data }: Medusa.DeletePaymentInput) {
    return { data }
  }

  /**
   * Sends a payout, once for each of Medusa's refunds. A refusal throws, so that
   * Medusa deletes its refund. An unknown outcome does not: Medusa would delete
   * the refund, and the next one would pay twice. Sends none where earlier
   * payouts were rounded up by this refund's amount.
   *
   * @throws MedusaError (not_allowed) when FlexPay or a limit refuses
   */
  async refundPayment({ data, amount, context }: Medusa.RefundPaymentInput) {
    const payment = await this.paidTransaction(data)
    const refund = await readRefund(context?.idempotency_key)
    if (refund.reversal_of === payment.id && payment.state === "reversed") {
      // FlexPay reversed the payment itself; Medusa's refund records it.
      return { data }
    }
    if (!refund.payout_id) {
      assertPhoneKnown(payment)
    }
    const payout = await resolveFlexPay().payouts.payOutRefund(
      {
        payment,
        amount,
        phone: payment.phone ?? "",
        refund_id: refund.id,
        replaces_id: null,
        requested_by: refund.created_by,
        note: refund.note,
        // Medusa booked the refund on this payment.
        is_in_medusa: true,
      },
      refund.payout_id
    )
    if (payout) {
      assertNotRefused(payout)
    }
    return { data }
  }

  async retrievePayment({ data }: Medusa.RetrievePaymentInput) {
    return { data: paymentData(await this.paidTransaction(data), {}) }
  }

  /** The status of the session that the context names; pending for none. */
  async getPaymentStatus({
    data,
    context,
  }: Medusa.GetPaymentStatusInput): Promise<Medusa.GetPaymentStatusOutput> {
    const attempt = context?.idempotency_key
      ? await resolveFlexPay().payments.findForSession(context.idempotency_key)
      : null
    return { status: attempt ? sessionStatus(attempt) : "pending", data }
  }

  /**
   * For stores whose callbacks go to Medusa's own webhook route. A callback
   * proves nothing: it makes the transaction due, and the shopper's next poll
   * or the recheck job confirms it. Returns no action: core would capture
   * without comparing session, cart and order with the payment.
   */
  async getWebhookActionAndData({
    data,
  }: Medusa.ProviderWebhookPayload["payload"]): Promise<Medusa.WebhookActionResult> {
    await resolveFlexPay().callbacks.receiveTokenless(data)
    return { action: PaymentActions.NOT_SUPPORTED }
  }

  private payableMoney({
    amount,
    currency_code,
  }: Medusa.InitiatePaymentInput): Omit<SessionData, "session_id"> {
    payableAmount(amount, currency_code, resolveFlexPay().options)
    return { amount: MathBN.convert(amount).toFixed(), currency_code }
  }

  private async authorizeBeforePayment(
    attempt: Payment | null,
    session: SessionData
  ): Promise<Medusa.AuthorizePaymentOutput> {
    if (!attempt) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        "No payment was requested for this session. Request it with the shopper's phone number, then complete the cart."
      )
    }
    const sent =
      attempt.state === "deferred"
        ? await resolveFlexPay().paymentRequests.sendDeferred(attempt)
        : attempt
    if (
      sent.state !== "submitting" &&
      sent.state !== "pending" &&
      sent.state !== "unknown"
    ) {
      // Not the status "error": core completes no cart with such a session, and
      // the shopper may try again on this one.
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        sent.state === "succeeded"
          ? describeUnpaid(sent)
          : "No payment is under way: FlexPay refused it, or it failed. Request it again, then complete the cart."
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
    const transaction = await resolveFlexPay().transactions.findById(
      readTransactionId(data)
    )
    if (!transaction?.authorized_session_id) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        "FlexPay has not confirmed this payment."
      )
    }
    return transaction
  }
}

/**
 * The id of a payment session, which Medusa gives as the idempotency key. The
 * session's `data` may name any: clients write it.
 */
function readSessionId(
  context: Medusa.PaymentProviderContext | undefined
): string {
  if (!context?.idempotency_key) {
    throw new MedusaError(
      MedusaError.Types.INVALID_ARGUMENT,
      "Medusa did not say which payment session this is about."
    )
  }
  return context.idempotency_key
}
