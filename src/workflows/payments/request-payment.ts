import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, PaymentSessionStatus } from "@medusajs/framework/utils"
import { readPhone, sameAmount } from "../../gateway"
import type { PhoneReading } from "../../gateway"
import { resolveFlexPay } from "../../modules/flexpay"
import { methodOfProvider } from "../../modules/flexpay/provider-ids"
import { needsSync } from "../../modules/flexpay/transaction/transaction"
import type {
  CurrencyCode,
  Transaction,
} from "../../modules/flexpay/transaction/transaction"
import { readMedusaState } from "../medusa/medusa-state"
import type { MedusaState } from "../medusa/medusa-state"
import { readPaymentSession } from "../medusa/payment-session"
import type { PaymentSession } from "../medusa/payment-session"
import { createSingleStepWorkflow } from "../single-step-workflow"
import { ordersOf, dueAmount } from "../sync/plan"
import { syncIfNeeded } from "../sync/sync-transaction"
import { CHECK_WAIT_MS, checkDoubtful } from "./check-doubtful"

export interface RequestFlexPayPaymentInput {
  payment_session_id: string
  /** In any usual notation; not needed for a card. */
  phone?: string
  /** Requests with the same key cause one push. */
  idempotency_key?: string
  /**
   * The shopper was warned not to pay on the open card page any more: ends its
   * attempt, unless FlexPay reports it as paid or gives no readable answer.
   */
  leave_card_page?: boolean
  /**
   * Of the module's `hashCaller`, to limit the pushes of an internet address.
   * Without it, only the limits of the cart and the phone apply.
   */
  caller_hash?: string
}

/** A session in a currency that FlexPay accepts. */
type Session = PaymentSession & { currency_code: CurrencyCode }

/** Codes of refusals. A shop answers the first by creating the session again. */
export const CART_CHANGED = "cart_changed"
export const ORDER_CANCELED = "order_canceled"

/**
 * Requests the payment of a payment session: a push to the phone, or a page to
 * pay by card. Writes the row, calls FlexPay once, and writes the answer. Checks
 * earlier attempts first that may have been paid; while one of the cart is live,
 * returns that attempt and sends nothing.
 *
 * @throws MedusaError not_found: no such session; invalid_data: the phone
 * number or the amount; not_allowed: paid already, another provider's session,
 * or too many pushes
 *
 * @example
 * await requestFlexPayPaymentWorkflow(container).run({
 *   input: { payment_session_id: "payses_123", phone: "0812345678" },
 * })
 */
export const requestFlexPayPaymentWorkflow = createSingleStepWorkflow(
  "request-flexpay-payment",
  async (input: RequestFlexPayPaymentInput, container) => {
    const flexpay = resolveFlexPay(container)
    const session = await readSession(container, input.payment_session_id)
    const method = payableMethod(session)
    const collectionId = session.payment_collection_id
    const medusa = await readMedusaState(container, collectionId)
    const counted = bookedPayments(medusa)
    const refusal = refuse(session, medusa)
    const blocking = refusal
      ? await flexpay.payments.findBlocking(collectionId, counted)
      : null
    if (refusal && !blocking) {
      throw refusal
    }
    const phone = method === "card" ? null : parseMsisdn(input.phone)
    if (!blocking) {
      if (input.leave_card_page) {
        await leaveCardPage(container, collectionId)
      }
      await checkDoubtful(container, collectionId)
    }
    const transaction =
      blocking ??
      (await flexpay.paymentRequests.request({
        method,
        phone,
        amount: session.amount,
        currency_code: session.currency_code,
        payment_collection_id: collectionId,
        payment_session_id: session.id,
        idempotency_key: input.idempotency_key ?? null,
        caller_hash: input.caller_hash ?? null,
        defer:
          flexpay.options.order_placement === "before_payment" &&
          isOrderUnplaced(session, medusa),
        counted,
      }))
    await confirmIfOvertaken(container, transaction)
    return { id: transaction.id }
  }
)

/** Ends the attempt of the card page that the shopper leaves. */
async function leaveCardPage(
  container: MedusaContainer,
  collectionId: string
): Promise<void> {
  const { cardPages } = resolveFlexPay(container)
  const attempt = await cardPages.leave(collectionId, CHECK_WAIT_MS)
  if (attempt) {
    await syncIfNeeded(container, attempt)
  }
}

/** A callback may have overtaken FlexPay's answer: only a check is certain. */
async function confirmIfOvertaken(
  container: MedusaContainer,
  transaction: Transaction
): Promise<void> {
  const isOvertaken = transaction.callbacks > 0 && !needsSync(transaction)
  const confirmed = isOvertaken
    ? await resolveFlexPay(container).checks.confirm(transaction.id)
    : null
  await syncIfNeeded(container, confirmed ?? transaction)
}

/** Whether completing the cart will place the order of this session. */
function isOrderUnplaced(
  { status }: Session,
  medusa: MedusaState | null
): boolean {
  return (
    status !== PaymentSessionStatus.PENDING_AUTHORIZATION &&
    !!medusa?.cart &&
    !ordersOf(medusa).length
  )
}

/** Transactions that the collection's amount owed takes into account. */
function bookedPayments(medusa: MedusaState | null): string[] {
  return (medusa?.payments ?? []).flatMap(
    ({ transaction_id }) => transaction_id ?? []
  )
}

/**
 * Why this session allows no new push: its order was canceled, or its amount
 * differs from what the cart or the order requires now.
 */
function refuse(
  session: Session,
  medusa: MedusaState | null
): MedusaError | null {
  if (!medusa) {
    return null
  }
  const order = ordersOf(medusa).at(0)
  if (order?.status === "canceled") {
    return new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "The order was canceled, so no payment is due.",
      ORDER_CANCELED
    )
  }
  const due = dueAmount(medusa)
  return sameAmount(due, session.amount)
    ? null
    : new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `The amount of this payment session is ${session.amount}, and ${due} is due now. The cart or the order changed: create its payment session again.`,
        CART_CHANGED
      )
}

async function readSession(
  container: MedusaContainer,
  id: string
): Promise<Session> {
  const session = await readPaymentSession(container, id)
  if (!session) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no payment session ${id}. The cart may have changed: create its session again.`
    )
  }
  const { currency_code } = session
  if (currency_code !== "cdf" && currency_code !== "usd") {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "FlexPay accepts Congolese francs (cdf) and US dollars (usd) only."
    )
  }
  return { ...session, currency_code }
}

function payableMethod(session: Session): Transaction["method"] {
  const method = methodOfProvider(session.provider_id)
  if (!method) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "This payment session belongs to another payment provider. Create one for FlexPay first."
    )
  }
  if (
    session.status === PaymentSessionStatus.AUTHORIZED ||
    session.status === PaymentSessionStatus.CAPTURED
  ) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "This payment session is paid already."
    )
  }
  return method
}

const PHONE_PROBLEMS: Readonly<
  Record<Extract<PhoneReading, { ok: false }>["reason"], string>
> = {
  empty: "The phone number is missing.",
  not_a_number: "This is not a phone number.",
  foreign:
    "This number is not from DR Congo. Mobile money needs a Congolese number (+243).",
  wrong_length:
    "A Congolese number has 9 digits after +243, for example 081 234 5678.",
}

function parseMsisdn(phone: string | undefined): string {
  const reading = readPhone(phone ?? "")
  if (!reading.ok) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      PHONE_PROBLEMS[reading.reason],
      `phone_${reading.reason}`
    )
  }
  return reading.msisdn
}
