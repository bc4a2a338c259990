import {
  defineMiddlewares,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { PERMISSION_MIDDLEWARES } from "./admin/flexpay/route-permissions"
import { takeExportFile } from "./admin/flexpay/reconciliations/export-file"
import {
  listBreaksQuery,
  listReconciliationsQuery,
  uploadExportFileQuery,
} from "./admin/flexpay/reconciliations/validators"
import {
  acceptPaymentBody,
  createPayoutBody,
  eraseCustomerBody,
  listTransactionsQuery,
  noteBody,
  placeOrderBody,
  resendPayoutBody,
  revealPhoneBody,
} from "./admin/flexpay/validators"
import { readRawBody } from "./hooks/flexpay/read-raw-body"
import { redactUrls, restoreSearch } from "./redact-urls"
import { rejectControlCharacters } from "./reject-control-characters"
import { leaseCartForCompletion, leaseCartForSession } from "./store/lease-cart"
import { StoreRequestFlexPayPayment } from "./store/flexpay/payment-sessions/validators"

/** The queries of the admin's lists, by the path below /admin/flexpay. */
const ADMIN_QUERIES = {
  transactions: listTransactionsQuery,
  "transactions/totals": listTransactionsQuery,
  "transactions/export": listTransactionsQuery,
  reconciliations: listReconciliationsQuery,
  "reconciliations/:day/breaks": listBreaksQuery,
}

/** The bodies of the admin's actions, by the path below /admin/flexpay. */
const ADMIN_BODIES = {
  "transactions/:id/phone": revealPhoneBody,
  erasures: eraseCustomerBody,
  "transactions/:id/payouts": createPayoutBody,
  "transactions/:id/resend": resendPayoutBody,
  "transactions/:id/accept": acceptPaymentBody,
  "transactions/:id/place-order": placeOrderBody,
  "transactions/:id/reject": noteBody,
  "transactions/:id/resolve": noteBody,
  "reconciliations/:day/breaks/:id/close": noteBody,
}

redactUrls()

export default defineMiddlewares({
  routes: [
    // Each matches all routes below it, in Express 4 and 5. Not callbacks: their
    // query may have any characters, and is never queried.
    ...["/store/flexpay", "/admin/flexpay", "/hooks/flexpay/return"].map(
      (matcher) => ({
        matcher,
        middlewares: [rejectControlCharacters, restoreSearch],
      })
    ),
    // Before the bodies are read: a caller without the right learns nothing.
    ...PERMISSION_MIDDLEWARES,
    ...["payments", "payouts"].map((kind) => ({
      methods: ["GET" as const, "POST" as const, "PUT" as const],
      matcher: `/hooks/flexpay/${kind}/:token`,
      middlewares: [readRawBody],
    })),
    ...Object.entries(ADMIN_QUERIES).map(([path, schema]) => ({
      method: ["GET" as const],
      matcher: `/admin/flexpay/${path}`,
      middlewares: [validateAndTransformQuery(schema, { isList: true })],
    })),
    ...Object.entries(ADMIN_BODIES).map(([path, schema]) => ({
      method: ["POST" as const],
      matcher: `/admin/flexpay/${path}`,
      middlewares: [validateAndTransformBody(schema)],
    })),
    {
      method: ["POST"],
      matcher: "/admin/flexpay/reconciliations/:day/export-file",
      middlewares: [
        validateAndTransformQuery(uploadExportFileQuery, {}),
        takeExportFile,
      ],
    },
    {
      method: ["POST"],
      matcher: "/admin/flexpay/reconciliations/:day/export-file/preview",
      middlewares: [takeExportFile],
    },
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
