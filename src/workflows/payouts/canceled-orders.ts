import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { resolveFlexPay } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"
import type { Payment } from "../../modules/flexpay/transaction/transaction"
import { methodOfProvider } from "../../modules/flexpay/provider-ids"

const LOOKS_BACK_MS = 3 * 24 * 60 * 60 * 1000

const amounts = z
  .array(z.object({ raw_amount: z.object({ value: z.coerce.string() }) }))
  .nullish()
  .transform((rows) => MathBN.sum(0, ...sumOf(rows)))

const ordersSchema = z.array(
  z.object({
    payment_collections: z
      .array(
        z.object({
          payments: z
            .array(
              z.object({
                provider_id: z.string(),
                data: z
                  .object({ transaction_id: z.string().optional() })
                  .nullish(),
                captures: amounts,
                refunds: amounts,
              })
            )
            .nullish(),
        })
      )
      .nullish(),
  })
)

/**
 * Puts the money of canceled orders before a person when Medusa kept it. Its
 * cancellation goes on when its refund is refused, by a limit of the store's
 * or for want of a phone number, and tells nobody. Nothing to compensate.
 */
export const findCanceledOrdersStep = createStep(
  "find-canceled-flexpay-orders",
  async (_: void, { container }) => {
    const flexpay = resolveFlexPay(container)
    for (const id of await keptPayments(container, await flexpay.now())) {
      const payment = await flexpay.payments.findById(id)
      if (payment && !(await isKnown(flexpay, payment))) {
        await flexpay.transactions.raiseAttention(payment, "order_canceled")
      }
    }
    return new StepResponse()
  }
)

const collectionsSchema = z.array(
  z.object({
    payment_collections: z.array(z.object({ id: z.string() })).nullish(),
  })
)

/**
 * Notes canceled orders on their payment attempts, so that no shopper is asked
 * to pay or to confirm any more. Nothing to compensate: the order is canceled.
 */
export const noteCanceledOrdersStep = createStep(
  "note-canceled-flexpay-orders",
  async (_: void, { container }) => {
    const flexpay = resolveFlexPay(container)
    const { data } = await container
      .resolve(ContainerRegistrationKeys.QUERY)
      .graph({
        entity: "order",
        fields: ["id", "payment_collections.id"],
        filters: {
          canceled_at: { $gt: new Date(Date.now() - LOOKS_BACK_MS) },
        },
      })
    const collections = collectionsSchema
      .parse(data)
      .flatMap(({ payment_collections }) => payment_collections ?? [])
      .map(({ id }) => id)
    if (collections.length) {
      await flexpay.payments.noteCanceledOrder(collections)
    }
    return new StepResponse()
  }
)

/** Ledger ids of payments that a canceled order has not given back. */
async function keptPayments(
  container: MedusaContainer,
  now: Date
): Promise<string[]> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "order",
      fields: [
        "id",
        "payment_collections.payments.provider_id",
        "payment_collections.payments.data",
        "payment_collections.payments.captures.raw_amount",
        "payment_collections.payments.refunds.raw_amount",
      ],
      filters: {
        canceled_at: { $gt: new Date(now.getTime() - LOOKS_BACK_MS) },
      },
    })
  return ordersSchema
    .parse(data)
    .flatMap((order) => order.payment_collections ?? [])
    .flatMap((collection) => collection.payments ?? [])
    .filter(
      ({ provider_id, captures, refunds }) =>
        methodOfProvider(provider_id) !== null && MathBN.gt(captures, refunds)
    )
    .flatMap((payment) => payment.data?.transaction_id ?? [])
}

/** Whether a person was called already, for the payment or a payout of it. */
async function isKnown(
  flexpay: FlexPayModuleService,
  payment: Payment
): Promise<boolean> {
  if (payment.state !== "succeeded" || payment.attention !== null) {
    return true
  }
  const payouts = await flexpay.search.listPayouts(payment.id)
  if (payouts.some(({ attention }) => attention !== null)) {
    return true
  }
  const calls = await flexpay.search.listTimeline([payment.id], {
    type: "attention",
    limit: 100,
  })
  return calls.some(({ data }) => data?.attention === "order_canceled")
}

function sumOf(rows: { raw_amount: { value: string } }[] | null | undefined) {
  return (rows ?? []).map(({ raw_amount }) => raw_amount.value)
}
