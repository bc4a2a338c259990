import type { Measure } from "../measure"
import { MeasuredShop } from "../shop"
import { placeByCallback } from "./order-placed"
import { requestAsShoppers } from "./shopper-requests"

const DELAY_MS = 5

/** The main ratios again, where each answer of the database is late. */
export const slowDatabase: Measure = async ({ scale }) => {
  const shop = await MeasuredShop.open({}, DELAY_MS)
  const rows = [
    await placeByCallback(shop, scale.orders),
    ...(await requestAsShoppers(shop, scale)),
  ]
  return rows.map((row) => ({
    ...row,
    label: `${row.label}, with a database ${DELAY_MS} ms away`,
  }))
}
