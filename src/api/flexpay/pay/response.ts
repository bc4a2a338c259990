import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { sameAmount } from "../../../gateway"
import { resolveFlexPay } from "../../../modules/flexpay"
import type { PaymentLink } from "../../../modules/flexpay/payment-links/payment-links"
import { receiptOf } from "../../../modules/flexpay/transaction/receipt"
import { readRows } from "../../../workflows/medusa/read-rows"
import type { PaymentLinkReport } from "../../../workflows/payment-links/read-payment-link"
import { toStoreTransaction } from "../../store/flexpay/payment-sessions/response"
import type {
  FlexPayPaymentLinkItem,
  FlexPayPaymentLinkResponse,
} from "./types"

/** A page that a cheap phone can show. */
const ITEMS_MAX = 20

const itemsSchema = z.object({
  items: z
    .array(
      z
        .object({
          title: z.string(),
          product_title: z.string().nullish(),
          quantity: z.number().nullish(),
          /** Of an order's item. */
          detail: z.object({ quantity: z.number() }).nullish(),
        })
        .nullish()
    )
    .nullish(),
})

/** The part of a payment link that its payer may see. */
export async function toPaymentLinkResponse(
  container: MedusaContainer,
  link: PaymentLink,
  { payment, ...report }: PaymentLinkReport
): Promise<FlexPayPaymentLinkResponse> {
  const [store_name, items, now] = await Promise.all([
    readStoreName(container),
    readItems(container, link),
    resolveFlexPay(container).now(),
  ])
  return {
    link: {
      state: report.state,
      store_name,
      order_display_id: report.order_display_id,
      amount: report.amount,
      currency_code: report.currency_code,
      items,
      methods: report.methods,
      expires_at: new Date(link.expires_at).toISOString(),
      receipt: payment && report.state === "paid" ? receiptOf(payment) : null,
    },
    transaction:
      payment &&
      toStoreTransaction(payment, {
        now,
        amountChanged:
          report.state === "open" &&
          !sameAmount(report.amount, payment.session_amount),
        showsOrder: false,
      }),
  }
}

async function readStoreName(container: MedusaContainer): Promise<string> {
  const [store] = await readRows(
    container,
    { entity: "store", fields: ["name"], filters: {} },
    z.object({ name: z.string().nullish() })
  )
  return store?.name ?? ""
}

async function readItems(
  container: MedusaContainer,
  { order_id, cart_id }: PaymentLink
): Promise<FlexPayPaymentLinkItem[]> {
  const [subject] = await readRows(
    container,
    {
      entity: order_id ? "order" : "cart",
      fields: [
        "id",
        "items.title",
        "items.product_title",
        order_id ? "items.detail.quantity" : "items.quantity",
      ],
      filters: { id: order_id ?? cart_id },
    },
    itemsSchema
  )
  return (subject?.items ?? [])
    .filter((item) => item != null)
    .slice(0, ITEMS_MAX)
    .map(({ title, product_title, quantity, detail }) => ({
      title: product_title ?? title,
      quantity: quantity ?? detail?.quantity ?? 1,
    }))
}
