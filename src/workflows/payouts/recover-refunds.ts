import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { z } from "@medusajs/framework/zod"
import { resolveFlexPay } from "../../modules/flexpay"
import { methodOfProvider } from "../../modules/flexpay/provider-ids"
import {
  findCanceledOrdersStep,
  noteCanceledOrdersStep,
} from "./canceled-orders"

const MINUTE_MS = 60 * 1000
/** A refund this young may still be on its way to the ledger. */
const YOUNGEST_MS = 5 * MINUTE_MS
const OLDEST_MS = 3 * 24 * 60 * MINUTE_MS

const refundsSchema = z.array(
  z.object({
    id: z.string(),
    raw_amount: z.object({ value: z.coerce.string() }),
    created_by: z.string().nullish(),
    note: z.string().nullish(),
    metadata: z.record(z.string(), z.unknown()).nullish(),
    payment: z.object({
      provider_id: z.string(),
      data: z.object({ transaction_id: z.string().optional() }).nullish(),
    }),
  })
)

/**
 * Finds refunds that Medusa booked before its process died, so that nobody
 * sent their payout. They go to the attention list; a person sends them.
 * Nothing to compensate: the debt is real.
 */
const recoverRefundsStep = createStep(
  "recover-flexpay-refunds",
  async (_: void, { container }) => {
    const flexpay = resolveFlexPay(container)
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const now = (await flexpay.now()).getTime()
    const { data } = await query.graph({
      entity: "refunds",
      fields: [
        "id",
        "raw_amount",
        "created_by",
        "note",
        "metadata",
        "payment.provider_id",
        "payment.data",
      ],
      filters: {
        created_at: {
          $gt: new Date(now - OLDEST_MS),
          $lt: new Date(now - YOUNGEST_MS),
        },
      },
    })
    const refunds = refundsSchema
      .parse(data)
      .filter(
        ({ payment, metadata }) =>
          methodOfProvider(payment.provider_id) !== null &&
          !metadata?.flexpay_reversal_of
      )
    const unknown = new Set(
      await flexpay.search.refundsWithoutPayout(refunds.map(({ id }) => id))
    )
    for (const refund of refunds.filter(({ id }) => unknown.has(id))) {
      const payment = await flexpay.payments.findById(
        refund.payment.data?.transaction_id ?? ""
      )
      if (payment) {
        await flexpay.payouts.recordMissingPayout({
          payment,
          amount: refund.raw_amount.value,
          phone: payment.phone ?? "",
          refund_id: refund.id,
          replaces_id: null,
          requested_by: refund.created_by ?? null,
          note: refund.note ?? null,
          is_in_medusa: true,
        })
      }
    }
    return new StepResponse({ recovered: unknown.size })
  }
)

/**
 * Finds money that is owed and that no payout pays: refunds that Medusa booked
 * before its process died, and canceled orders that kept their payment.
 *
 * @example
 * await recoverFlexPayRefundsWorkflow(container).run()
 */
export const recoverFlexPayRefundsWorkflow = createWorkflow(
  "recover-flexpay-refunds",
  () => {
    const recovered = recoverRefundsStep()
    findCanceledOrdersStep()
    noteCanceledOrdersStep()
    return new WorkflowResponse(recovered)
  }
)
