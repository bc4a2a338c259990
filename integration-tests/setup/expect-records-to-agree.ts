import { z } from "zod"
import type { Gateway } from "../../harness/shop/gateway"
import type { Shop } from "../../harness/shop/shop"

const paymentsSchema = z.array(
  z.object({
    currency_code: z.string(),
    data: z.object({ reference: z.string() }),
    captures: z.array(
      z.object({ raw_amount: z.object({ value: z.coerce.string() }) })
    ),
  })
)

/** Where a payment that left a shopper's wallet stands in the shop. */
type Line =
  | { reference: string; money: string; captured: string }
  | { reference: string; money: string; attention: string }
  | { reference: string; money: string; isLost: true }

/**
 * Compares FlexPay's records with the shop's: each payment that left a wallet is
 * captured in Medusa, once and to the franc, or needs attention; and nothing else
 * is captured.
 */
export async function expectRecordsToAgree(under: {
  shop: Shop
  gateway: Gateway
}): Promise<void> {
  const captured = await readCaptures(under.shop)
  const lines = await readLines(under, captured)

  expect(lines.filter((line) => "isLost" in line)).toEqual([])
  expect(
    lines.filter((line) => "captured" in line && line.captured !== line.money)
  ).toEqual([])
  const paid = lines.map(({ reference }) => reference)
  expect([...captured.keys()].filter((key) => !paid.includes(key))).toEqual([])
}

/** By our reference, what Medusa captured of it: amounts joined by a plus. */
async function readCaptures(shop: Shop): Promise<Map<string, string>> {
  const { data } = await shop.graph(
    "payment",
    ["currency_code", "data", "captures.raw_amount"],
    { provider_id: ["pp_flexpay_flexpay", "pp_flexpay-card_flexpay"] }
  )
  const captures = new Map<string, string>()
  for (const payment of paymentsSchema.parse(data)) {
    const { reference } = payment.data
    const amounts = payment.captures.map(
      ({ raw_amount }) =>
        `${Number(raw_amount.value)} ${payment.currency_code.toUpperCase()}`
    )
    captures.set(
      reference,
      [captures.get(reference), ...amounts].filter(Boolean).join(" + ")
    )
  }
  return captures
}

async function readLines(
  { shop, gateway }: { shop: Shop; gateway: Gateway },
  captured: Map<string, string>
): Promise<Line[]> {
  const { transactions: rows } = await shop.flexpay.search.listAndCount(
    {},
    { limit: 1_000, offset: 0 }
  )
  const entries = await gateway.entries()
  return entries.flatMap<Line>(({ reference, moved, moneyReturned, kind }) => {
    if (!moved || moneyReturned || kind === "payout") {
      return []
    }
    const money = `${Number(moved.amount)} ${moved.currency}`
    const row = rows.find((candidate) => candidate.reference === reference)
    const capture = captured.get(reference)
    if (capture) {
      return [{ reference, money, captured: capture }]
    }
    return row?.attention
      ? [{ reference, money, attention: row.attention }]
      : [{ reference, money, isLost: true }]
  })
}
