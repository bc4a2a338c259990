import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { resolveFlexPay } from "../modules/flexpay"
import type { FlexPayEventPayload } from "../modules/flexpay/events"
import { readByIds } from "../workflows/medusa/read-rows"
import { adminPageAddress } from "./address-in-admin"
import { ADMIN_TEXTS, labelOf } from "./admin-texts"
import type { Language } from "./admin-texts"

/** What a notification says. */
export interface Notice {
  title: string
  description: string
}

/** Francs are paid whole. */
const DECIMALS: Readonly<Record<string, number>> = { cdf: 0 }

const ORDER = { en: "Order #", fr: "Commande nº\u00A0" }
const COLON = { en: ": ", fr: "\u00A0: " }

/**
 * Describes a transaction that needs attention: its order, its amount, the reason,
 * and the address of its page in the admin.
 */
export async function describeAttention(
  container: MedusaContainer,
  event: FlexPayEventPayload
): Promise<Notice> {
  const language = resolveFlexPay(container).options.notification_language
  const texts = ADMIN_TEXTS[language]
  const { kind, amount, currency_code, attention } = event
  const titles = Object.fromEntries(
    Object.entries(texts.attentions).map(([name, { title }]) => [name, title])
  )
  const number = await readOrderNumber(container, event.order_id)
  const address = adminPageAddress(container, `flexpay/${event.id}`)
  const money = formatMoney(amount, currency_code, language)
  return {
    title: ["FlexPay", number && ORDER[language] + number]
      .filter(Boolean)
      .join(" · "),
    description: [
      `${texts.kinds[kind]} ${money}${COLON[language]}${labelOf(titles, attention) ?? ""}`,
      address,
    ]
      .filter(Boolean)
      .join("\n"),
  }
}

async function readOrderNumber(
  container: MedusaContainer,
  orderId: string | null
): Promise<string | null> {
  const [order] = await readByIds(container, [orderId], {
    entity: "order",
    fields: ["display_id"],
    schema: z.object({ display_id: z.coerce.string() }),
  })
  return order?.display_id ?? null
}

/** The digits go to Intl and back as they are: no floats. */
function formatMoney(amount: string, currency: string, language: Language) {
  const [whole = "0", decimals = ""] = amount.split(".")
  const isWhole = /^0*$/.test(decimals)
  const digits = isWhole ? (DECIMALS[currency] ?? 2) : 2
  return new Intl.NumberFormat(language, {
    style: "currency",
    currency: currency.toUpperCase(),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
    .formatToParts(BigInt(whole))
    .map(({ type, value }) =>
      type === "fraction" ? decimals.slice(0, 2).padEnd(2, "0") : value
    )
    .join("")
}
