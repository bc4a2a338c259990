import { z } from "@medusajs/framework/zod"

export const StoreRequestFlexPayPayment = z
  .strictObject({
    /** In any usual notation; not needed for a card. */
    phone: z.string().max(40).optional(),
    /** Chosen by the shop: requests with the same key cause one push. */
    idempotency_key: z
      .string()
      .min(8)
      .max(64)
      .regex(/^[^\p{Cc}\p{Cs}]*$/u, "contains a character that can't be typed")
      .optional(),
    /** The shopper leaves the open card page, and will not pay there any more. */
    leave_card_page: z.boolean().optional(),
  })
  // Without any body, Express 4 gives `{}`, and Express 5 undefined.
  .default({})

export type StoreRequestFlexPayPaymentBody = z.infer<
  typeof StoreRequestFlexPayPayment
>
