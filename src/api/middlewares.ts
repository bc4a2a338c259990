import {
  defineMiddlewares,
  validateAndTransformBody,
} from "@medusajs/framework/http"
import { takeStatementFile } from "./admin/flexpay/reconciliations/statement-file"
import {
  AdminAcceptFlexPayPayment,
  AdminCreateFlexPayPayout,
  AdminFlexPayNote,
  AdminPlaceFlexPayOrder,
  AdminResendFlexPayPayout,
} from "./admin/flexpay/validators"
import { readRawBody } from "./hooks/flexpay/read-raw-body"
import { redactLoggedUrl } from "./redact-logged-url"
import { rejectControlCharacters } from "./reject-control-characters"
import { leaseCartForCompletion, leaseCartForSession } from "./store/lease-cart"
import { StoreRequestFlexPayPayment } from "./store/flexpay/payment-sessions/validators"

redactLoggedUrl()

export default defineMiddlewares({
  routes: [
    // Not callbacks: their query may have any characters, and is never queried.
    ...["/store/flexpay*", "/admin/flexpay*", "/hooks/flexpay/return*"].map(
      (matcher) => ({ matcher, middlewares: [rejectControlCharacters] })
    ),
    ...["payments", "payouts"].map((kind) => ({
      methods: ["GET" as const, "POST" as const, "PUT" as const],
      matcher: `/hooks/flexpay/${kind}/:token`,
      middlewares: [readRawBody],
    })),
    {
      method: ["POST"],
      matcher: "/admin/flexpay/transactions/:id/payouts",
      middlewares: [validateAndTransformBody(AdminCreateFlexPayPayout)],
    },
    {
      method: ["POST"],
      matcher: "/admin/flexpay/transactions/:id/resend",
      middlewares: [validateAndTransformBody(AdminResendFlexPayPayout)],
    },
    {
      method: ["POST"],
      matcher: "/admin/flexpay/transactions/:id/accept",
      middlewares: [validateAndTransformBody(AdminAcceptFlexPayPayment)],
    },
    {
      method: ["POST"],
      matcher: "/admin/flexpay/transactions/:id/place-order",
      middlewares: [validateAndTransformBody(AdminPlaceFlexPayOrder)],
    },
    {
      method: ["POST"],
      matcher: "/admin/flexpay/transactions/:id/reject",
      middlewares: [validateAndTransformBody(AdminFlexPayNote)],
    },
    {
      method: ["POST"],
      matcher: "/admin/flexpay/transactions/:id/resolve",
      middlewares: [validateAndTransformBody(AdminFlexPayNote)],
    },
    {
      method: ["POST"],
      matcher: "/admin/flexpay/reconciliations/:day/breaks/:id/close",
      middlewares: [validateAndTransformBody(AdminFlexPayNote)],
    },
    ...["statement", "statement/preview"].map((file) => ({
      method: ["POST" as const],
      matcher: `/admin/flexpay/reconciliations/:day/${file}`,
      middlewares: [takeStatementFile],
    })),
    {
      method: ["POST"],
      matcher: "/store/carts/:id/complete",
      middlewares: [leaseCartForCompletion],
    },
    ...["store", "admin"].map((area) => ({
      method: ["POST" as const],
      matcher: `/${area}/payment-collections/:id/payment-sessions`,
      middlewares: [leaseCartForSession],
    })),
    {
      method: ["POST"],
      matcher: "/store/flexpay/payment-sessions/:id",
      bodyParser: { sizeLimit: "4kb" },
      middlewares: [validateAndTransformBody(StoreRequestFlexPayPayment)],
    },
  ],
})
