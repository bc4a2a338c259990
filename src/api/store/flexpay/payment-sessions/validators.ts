import { z } from "@medusajs/framework/zod"

export const StoreRequestFlexPayPayment = z.strictObject({
  /** However people write it; not needed for a card. */
  phone: z.string().max(40).optional(),
  /** Chosen by the shop before it asks: the same key never pushes twice. */
  idempotency_key: z
    .string()
    .min(8)
    .max(64)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, "holds a character that can't be typed")
    .optional(),
})

export type StoreRequestFlexPayPaymentBody = z.infer<
  typeof StoreRequestFlexPayPayment
>
