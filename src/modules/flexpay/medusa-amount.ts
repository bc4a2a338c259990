import { z } from "@medusajs/framework/zod"
import { isNumberText } from "../../gateway"

/**
 * An amount from Medusa's tables: a number as text, in major units. Text that is
 * no number is refused here: bignumber.js throws on it from version 11, and
 * made it NaN before.
 */
export const medusaAmount = z.coerce
  .string()
  .refine(isNumberText, "is not an amount")
