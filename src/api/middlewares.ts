import {
  defineMiddlewares,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  adminRoute,
  PERMISSION_MIDDLEWARES,
} from "./admin/flexpay/route-permissions"
import { takeExportFile } from "./admin/flexpay/reconciliations/export-file"
import {
  ROUTE_BODIES,
  ROUTE_QUERIES,
  ROUTES_WITH_FILE,
} from "./admin/flexpay/route-schemas"
import { PAYMENT_PAGE_PATH } from "../modules/flexpay/payment-links/payment-links"
import { PayFlexPayPaymentLink } from "./flexpay/pay/validators"
import { readRawBody } from "./hooks/flexpay/read-raw-body"
import { redactUrls, restoreSearch } from "./redact-urls"
import { rejectControlCharacters } from "./reject-control-characters"
import { leaseCartForCompletion, leaseCartForSession } from "./store/lease-cart"
import { StoreRequestFlexPayPayment } from "./store/flexpay/payment-sessions/validators"

redactUrls()

export default defineMiddlewares({
  routes: [
    // Each matches all routes below it, in Express 4 and 5. Not callbacks: their
    // query may have any characters, and is never queried.
    ...[
      "/store/flexpay",
      "/admin/flexpay",
      "/hooks/flexpay/return",
      PAYMENT_PAGE_PATH,
    ].map((matcher) => ({
      matcher,
      middlewares: [rejectControlCharacters, restoreSearch],
    })),
    // Before the bodies are read: a caller without the right learns nothing.
    ...PERMISSION_MIDDLEWARES,
    ...["payments", "payouts"].map((kind) => ({
      methods: ["GET" as const, "POST" as const, "PUT" as const],
      matcher: `/hooks/flexpay/${kind}/:token`,
      middlewares: [readRawBody],
    })),
    ...Object.entries(ROUTE_QUERIES).map(([route, schema]) => ({
      ...adminRoute(route),
      middlewares: [
        validateAndTransformQuery(schema, { isList: route.startsWith("GET") }),
      ],
    })),
    ...Object.entries(ROUTE_BODIES).map(([route, schema]) => ({
      ...adminRoute(route),
      middlewares: [validateAndTransformBody(schema)],
    })),
    ...ROUTES_WITH_FILE.map((route) => ({
      ...adminRoute(route),
      middlewares: [takeExportFile],
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
    {
      method: ["POST"],
      matcher: `${PAYMENT_PAGE_PATH}/payment`,
      bodyParser: { sizeLimit: "4kb" },
      middlewares: [validateAndTransformBody(PayFlexPayPaymentLink)],
    },
  ],
})
