import {
  listBreaksQuery,
  listReconciliationsQuery,
  recordPaymentBody,
  uploadExportFileQuery,
} from "./reconciliations/validators"
import type { ROUTE_OPERATIONS } from "./route-permissions"
import {
  acceptPaymentBody,
  createPaymentLinkBody,
  createPayoutBody,
  eraseCustomerBody,
  exportTransactionsQuery,
  listTransactionsQuery,
  noteBody,
  periodExportQuery,
  periodQuery,
  placeOrderBody,
  pushPaymentLinkBody,
  replayEventsBody,
  resendPayoutBody,
  revealPhoneBody,
} from "./validators"

type Route = keyof typeof ROUTE_OPERATIONS

/** The schema of each route that reads a query. */
export const ROUTE_QUERIES = {
  "GET transactions": listTransactionsQuery,
  "GET transactions/totals": listTransactionsQuery,
  "GET transactions/export": exportTransactionsQuery,
  "GET reconciliations": listReconciliationsQuery,
  "GET reconciliations/export": periodExportQuery,
  "GET reconciliations/:day/breaks": listBreaksQuery,
  "POST reconciliations/:day/export-file": uploadExportFileQuery,
  "GET summaries": periodQuery,
  "GET summaries/export": periodExportQuery,
} as const satisfies { [route in Route]?: unknown }

/** The schema of each route that reads a JSON body. */
export const ROUTE_BODIES = {
  "POST orders/:id/payment-links": createPaymentLinkBody,
  "POST payment-links/:id/push": pushPaymentLinkBody,
  "POST transactions/:id/phone": revealPhoneBody,
  "POST erasures": eraseCustomerBody,
  "POST events/replay": replayEventsBody,
  "POST transactions/:id/payouts": createPayoutBody,
  "POST transactions/:id/resend": resendPayoutBody,
  "POST transactions/:id/accept": acceptPaymentBody,
  "POST transactions/:id/place-order": placeOrderBody,
  "POST transactions/:id/reject": noteBody,
  "POST transactions/:id/resolve": noteBody,
  "POST reconciliations/:day/breaks/:id/close": noteBody,
  "POST reconciliations/:day/breaks/:id/record": recordPaymentBody,
} as const satisfies { [route in Route]?: unknown }

/** The routes whose body is an export file of FlexPay's. */
export const ROUTES_WITH_FILE = [
  "POST reconciliations/:day/export-file",
  "POST reconciliations/:day/export-file/preview",
] as const satisfies readonly Route[]
