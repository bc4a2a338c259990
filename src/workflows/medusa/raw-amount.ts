import { z } from "@medusajs/framework/zod"
import { medusaAmount } from "../../modules/flexpay/medusa-amount"

/** An exact amount as Medusa stores it; read as a decimal string, major units. */
export const rawAmount = z
  .object({ value: medusaAmount })
  .transform(({ value }) => value)
