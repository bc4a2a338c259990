import type { MiddlewareRoute } from "@medusajs/framework/http"
import {
  OPERATIONS_OF_USERS,
  PERMISSION_RESOURCE,
  type FlexPayOperation,
} from "../../../modules/flexpay/permissions"
import { requireUser } from "./require-user"

type RouteMethod = "GET" | "POST"

/** The operation that each route below /admin/flexpay requires. */
export const ROUTE_OPERATIONS = {
  "GET attention": "read",
  "GET customers/:id": "read",
  "POST erasures": "erase",
  "POST events/replay": "replay_events",
  "GET networks": "read",
  "GET orders/:id": "read",
  "POST orders/:id/payment-links": "request_payment",
  "POST payment-links/:id/close": "request_payment",
  "POST payment-links/:id/push": "request_payment",
  "GET status": "read",
  "POST test-payments": "request_payment",
  "GET transactions": "read",
  "GET transactions/export": "read",
  "GET transactions/totals": "read",
  "GET transactions/:id": "read",
  "POST transactions/:id/phone": "reveal_phone",
  "POST transactions/:id/payment-links": "request_payment",
  "POST transactions/:id/payouts": "pay_out",
  "POST transactions/:id/resend": "pay_out",
  "POST transactions/:id/approve": "approve",
  "POST transactions/:id/reject": "approve",
  "POST transactions/:id/accept": "resolve",
  "POST transactions/:id/check": "resolve",
  "POST transactions/:id/assign": "resolve",
  "POST transactions/:id/unassign": "resolve",
  "POST transactions/:id/place-order": "resolve",
  "POST transactions/:id/resolve": "resolve",
  "GET reconciliations": "read",
  "GET reconciliations/export": "read",
  "GET reconciliations/:day": "read",
  "GET reconciliations/:day/breaks": "read",
  "POST reconciliations/:day/run": "resolve",
  "POST reconciliations/:day/breaks/:id/assign": "resolve",
  "POST reconciliations/:day/breaks/:id/unassign": "resolve",
  "POST reconciliations/:day/breaks/:id/close": "resolve",
  "POST reconciliations/:day/breaks/:id/record": "resolve",
  "POST reconciliations/:day/export-file": "resolve",
  "POST reconciliations/:day/export-file/preview": "resolve",
  "GET summaries": "read",
  "GET summaries/export": "read",
} as const satisfies Readonly<
  Record<`${RouteMethod} ${string}`, FlexPayOperation>
>

/**
 * A middleware for each admin route, which Medusa guards by its policy where
 * roles are enabled (feature flag `rbac`).
 *
 * Express matches `transactions/:id` for `transactions/export`, too, and both
 * policies are then required. They are the same.
 */
export const PERMISSION_MIDDLEWARES: MiddlewareRoute[] = Object.entries(
  ROUTE_OPERATIONS
).map(([route, operation]) => ({
  ...adminRoute(route),
  middlewares: OPERATIONS_OF_USERS.includes(operation) ? [requireUser] : [],
  policies: [{ resource: PERMISSION_RESOURCE, operation }],
}))

/** @param route as in `ROUTE_OPERATIONS` */
export function adminRoute(route: string) {
  const [method, path] = route.split(" ")
  return {
    methods: [method as RouteMethod],
    matcher: `/admin/flexpay/${path}`,
  }
}
