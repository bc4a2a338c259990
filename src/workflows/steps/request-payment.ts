import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import {
  ContainerRegistrationKeys,
  MedusaError,
  PaymentSessionStatus,
} from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { readPhone } from "../../gateway"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"
import { awaitsApplying } from "../../modules/flexpay/transaction"
import type { Transaction } from "../../modules/flexpay/transaction"
import { methodOfProvider } from "../apply/decide"

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

/**
 * Asks the shopper for the money, once: the ledger writes its row, calls, and
 * writes the answer. A request that left can't be called back, so there is
 * nothing to compensate.
 */
export const requestPaymentStep = createStep(
  "request-flexpay-payment",
  async (input: RequestFlexPayPaymentInput, { container }) => {
    const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
    const session = await readSession(container, input.payment_session_id)
    const method = payableMethod(session)
    const placesOrderFirst =
      ledger.options.order_placement === "before_payment" &&
      session.status !== PaymentSessionStatus.PENDING_AUTHORIZATION
    const transaction = await ledger.requestPayment({
      method,
      phone: method === "card" ? null : wallet(input.phone),
      amount: session.raw_amount.value,
      currency_code: session.currency_code,
      payment_collection_id: session.payment_collection_id,
      payment_session_id: session.id,
      idempotency_key: input.idempotency_key ?? null,
      defer: placesOrderFirst,
    })
    return new StepResponse({
      id: transaction.id,
      // A callback may have overtaken FlexPay's answer.
      confirms: transaction.callbacks > 0 && !awaitsApplying(transaction),
      applies: awaitsApplying(transaction),
    })
  }
)

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
