import {
  defineMiddlewares,
  validateAndTransformBody,
} from "@medusajs/framework/http"
import { StoreRequestFlexPayPayment } from "./store/flexpay/payment-sessions/validators"

export default defineMiddlewares({
  routes: [
    {
      method: ["POST"],
      matcher: "/hooks/flexpay/payments/:token",
      bodyParser: { sizeLimit: "16kb" },
    },
    {
      method: ["POST"],
      matcher: "/store/flexpay/payment-sessions/:id",
      bodyParser: { sizeLimit: "4kb" },
      middlewares: [validateAndTransformBody(StoreRequestFlexPayPayment)],
    },
  ],
})
