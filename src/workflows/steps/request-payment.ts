import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import {
  ContainerRegistrationKeys,
  MedusaError,
  PaymentSessionStatus,
} from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { readPhone, sameAmount } from "../../gateway"
import { resolveFlexPay } from "../../modules/flexpay"
import { needsSync } from "../../modules/flexpay/transaction/transaction"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { methodOfProvider } from "../../modules/flexpay/provider-ids"
import { readMedusaState } from "../sync/medusa-state"
import type { MedusaState } from "../sync/medusa-state"
import { ordersOf, wantedAmount } from "../sync/plan"
import { checkDoubtful } from "../check-doubtful"

export interface RequestFlexPayPaymentInput {
  payment_session_id: string
  /** However people write it; not needed for a card. */
  phone?: string
  /** The same key never asks for money twice. */
  idempotency_key?: string
}

const sessionSchema = z.object({
  id: z.string(),
  provider_id: z.string(),
  currency_code: z.enum(["cdf", "usd"]),
  raw_amount: z.object({ value: z.coerce.string() }),
  status: z.string(),
  payment_collection_id: z.string(),
})

type Session = z.infer<typeof sessionSchema>

/** Codes of refusals that a shop answers by creating the session again, or not at all. */
export const CART_CHANGED = "cart_changed"
export const ORDER_CANCELED = "order_canceled"

/**
 * Requests the money of a payment session, once: writes the row, calls FlexPay,
 * and writes the answer. Earlier attempts that may have been paid are checked
 * first. A request that left can't be called back, so there is nothing to
 * compensate.
 */
export const requestPaymentStep = createStep(
  "request-flexpay-payment",
  async (input: RequestFlexPayPaymentInput, { container }) => {
    const flexpay = resolveFlexPay(container)
    const session = await readSession(container, input.payment_session_id)
    const method = payableMethod(session)
    const collectionId = session.payment_collection_id
    const medusa = await readMedusaState(container, collectionId)
    const order = medusa ? ordersOf(medusa).at(0) : undefined
    const counted = bookedPayments(medusa)
    const refusal = refuse(session, medusa)
    const standing = refusal
      ? await flexpay.payments.findBlocking(collectionId, counted)
      : null
    if (refusal && !standing) {
      throw refusal
    }
    const phone = method === "card" ? null : wallet(input.phone)
    if (!standing) {
      await checkDoubtful(container, collectionId)
    }
    const transaction =
      standing ??
      (await flexpay.paymentRequests.request({
        method,
        phone,
        amount: session.raw_amount.value,
        currency_code: session.currency_code,
        payment_collection_id: collectionId,
        payment_session_id: session.id,
        idempotency_key: input.idempotency_key ?? null,
        defer:
          flexpay.options.order_placement === "before_payment" &&
          session.status !== PaymentSessionStatus.PENDING_AUTHORIZATION &&
          !!medusa?.cart &&
          !order,
        counted,
      }))
    return new StepResponse({
      id: transaction.id,
      // A callback may have overtaken FlexPay's answer.
      confirms: transaction.callbacks > 0 && !needsSync(transaction),
      applies: needsSync(transaction),
    })
  }
)

/** Payments that the collection's amount owed takes into account. */
function bookedPayments(medusa: MedusaState | null): string[] {
  return (medusa?.payments ?? []).flatMap(
    ({ transaction_id }) => transaction_id ?? []
  )
}

/**
 * Why no new push may leave for this session: its order was canceled, or it
 * asks for another amount than what the cart or the order wants now.
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
      "The order was canceled, so nothing is to be paid.",
      ORDER_CANCELED
    )
  }
  const wanted = wantedAmount(medusa)
  return sameAmount(wanted, session.raw_amount.value)
    ? null
    : new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `This payment session asks for ${session.raw_amount.value}, and ${wanted} is to be paid now. The cart or the order changed: create its payment session again.`,
        CART_CHANGED
      )
}

async function readSession(
  container: MedusaContainer,
  id: string
): Promise<Session> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "payment_session",
    fields: [
      "id",
      "provider_id",
      "currency_code",
      "raw_amount",
      "status",
      "payment_collection_id",
    ],
    filters: { id },
  })
  if (!data[0]) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no payment session ${id}. The cart may have changed: create its session again.`
    )
  }
  const session = sessionSchema.safeParse(data[0])
  if (!session.success) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "FlexPay takes Congolese francs (cdf) and US dollars (usd) only."
    )
  }
  return session.data
}

function payableMethod(session: Session): Transaction["method"] {
  const method = methodOfProvider(session.provider_id)
  if (!method) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "This payment session belongs to another way of paying. Create one for FlexPay first."
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
  Record<Extract<ReturnType<typeof readPhone>, { ok: false }>["reason"], string>
> = {
  empty: "The phone number is missing.",
  not_a_number: "This is no phone number.",
  foreign:
    "This number is not from DR Congo. Mobile money needs a Congolese number (+243).",
  wrong_length:
    "A Congolese number has 9 digits after +243, for example 081 234 5678.",
}

function wallet(phone: string | undefined): string {
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
