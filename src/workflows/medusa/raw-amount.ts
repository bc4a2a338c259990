import { z } from "@medusajs/framework/zod"

/** An exact amount as Medusa stores it; read as a decimal string, major units. */
export const rawAmount = z
  .object({ value: z.coerce.string() })
  .transform(({ value }) => value)
