import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { maskPhone } from "../../../gateway"
import { resolveFlexPay } from "../../../modules/flexpay"
import {
  receivedMoney,
  sumHeld,
} from "../../../modules/flexpay/payouts/payout-sums"
import type { RelatedRecords } from "../../../modules/flexpay/store/transaction-store"
import type { Transaction } from "../../../modules/flexpay/transaction/transaction"
import { readByIds } from "../../../workflows/medusa/read-rows"
import type { AdminFlexPayApproval } from "./types"

/** What the timeline keeps of a request, in entries of two types. */
const requestSchema = z.object({
  phone_reason: z.string().optional(),
  counted: z.string().optional(),
  threshold: z.string().optional(),
})

type RequestData = z.output<typeof requestSchema>

const refundSchema = z.object({
  id: z.string(),
  refund_reason: z.object({ label: z.string() }).nullish(),
})

/**
 * Reads what an approver decides about, for the payouts that wait for approval.
 * Reads nothing where none does.
 */
export async function readApprovals(
  container: MedusaContainer,
  transactions: Transaction[],
  { payments, payouts }: Pick<RelatedRecords, "payments" | "payouts">
): Promise<ReadonlyMap<string, AdminFlexPayApproval>> {
  const waiting = transactions.filter(
    ({ state }) => state === "awaiting_approval"
  )
  const [requests, reasons] = await Promise.all([
    readRequests(container, waiting),
    readRefundReasons(container, waiting),
  ])
  return new Map(
    waiting.flatMap((payout) => {
      const payment = payments.find(
        ({ id }) => id === payout.payment_transaction_id
      )
      const { phone_reason, counted, threshold } = requests.get(payout.id) ?? {}
      return payment
        ? [
            [
              payout.id,
              {
                ...compareWithPayment(payout, payment, payouts),
                phone_reason: phone_reason ?? null,
                refund_reason: reasons.get(payout.refund_id ?? "") ?? null,
                counted: counted ?? null,
                threshold: threshold ?? null,
              },
            ] as const,
          ]
        : []
    })
  )
}

function compareWithPayment(
  payout: Transaction,
  payment: Transaction,
  payouts: Transaction[]
) {
  const all = payouts.filter(
    ({ payment_transaction_id }) => payment_transaction_id === payment.id
  )
  return {
    is_other_phone: payout.phone !== payment.phone,
    payer_phone: payment.phone && maskPhone(payment.phone),
    received: receivedMoney(payment).amount,
    // A payout that waits holds its own amount.
    paid_out: MathBN.sub(sumHeld(all), payout.amount).toFixed(),
  }
}

/** Reads what the requester said, and what was counted, by the payout's id. */
async function readRequests(
  container: MedusaContainer,
  payouts: Transaction[]
): Promise<Map<string, RequestData>> {
  const requests = new Map<string, RequestData>()
  if (payouts.length === 0) {
    return requests
  }
  const entries = await resolveFlexPay(container).search.listTimeline(
    payouts.map(({ id }) => id),
    { limit: 500, types: ["other_phone", "approval_requested"] }
  )
  for (const { transaction_id, data } of entries) {
    requests.set(transaction_id, {
      ...requestSchema.parse(data ?? {}),
      ...requests.get(transaction_id),
    })
  }
  return requests
}

/** Reads the labels of Medusa's refund reasons, by the refund's id. */
async function readRefundReasons(
  container: MedusaContainer,
  payouts: Transaction[]
): Promise<Map<string, string>> {
  const refunds = await readByIds(
    container,
    payouts.map(({ refund_id }) => refund_id),
    {
      entity: "refund",
      fields: ["id", "refund_reason.label"],
      schema: refundSchema,
    }
  )
  return new Map(
    refunds.flatMap(({ id, refund_reason }) =>
      refund_reason ? [[id, refund_reason.label] as const] : []
    )
  )
}
