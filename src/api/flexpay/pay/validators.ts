import { z } from "@medusajs/framework/zod"
import { StoreRequestFlexPayPayment } from "../../store/flexpay/payment-sessions/validators"

/** POST /flexpay/pay/payment */
export const PayFlexPayPaymentLink = z
  .strictObject({
    method: z.enum(["mobile_money", "card"]).default("mobile_money"),
    ...StoreRequestFlexPayPayment.unwrap().omit({ leave_card_page: true })
      .shape,
  })
  // Without any body, Express 4 gives `{}`, and Express 5 undefined.
  .prefault({})

export type PayFlexPayPaymentLinkBody = z.infer<typeof PayFlexPayPaymentLink>
