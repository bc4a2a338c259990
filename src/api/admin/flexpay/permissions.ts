import { resolvePermissions } from "@medusajs/framework"
import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import {
  FLEXPAY_POLICIES,
  OPERATIONS,
  OPERATIONS_OF_USERS,
  PERMISSION_RESOURCE,
  type FlexPayOperation,
} from "../../../modules/flexpay/permissions"
import type {
  OperatorAction,
  OperatorActions,
} from "../../../modules/flexpay/transaction/operator-actions"
import { isUser } from "./require-user"

/** The operations that a caller may perform. */
export type Permissions = ReadonlySet<FlexPayOperation>

/** The operation that each action requires; the routes require the same. */
export const ACTION_OPERATIONS: Readonly<
  Record<OperatorAction, FlexPayOperation>
> = {
  check: "resolve",
  accept: "resolve",
  place_order: "resolve",
  resolve: "resolve",
  refund: "pay_out",
  resend: "pay_out",
  approve: "approve",
  reject: "approve",
}

/**
 * Reads what the caller may do: all where roles are disabled, except what only
 * users may decide.
 */
export async function readPermissions(
  req: AuthenticatedMedusaRequest
): Promise<Permissions> {
  const granted = await readGranted(req)
  const operations = Object.keys(OPERATIONS) as FlexPayOperation[]
  return new Set(
    operations.filter(
      (operation) =>
        granted.has(`${PERMISSION_RESOURCE}:${operation}`) &&
        (isUser(req) || !OPERATIONS_OF_USERS.includes(operation))
    )
  )
}

/** Removes the actions that the caller may not take. */
export function limitActions(
  { actions, needs_justification, ...rest }: OperatorActions,
  permissions: Permissions
): OperatorActions {
  const isPermitted = (action: OperatorAction) =>
    permissions.has(ACTION_OPERATIONS[action])
  return {
    ...rest,
    actions: actions.filter(isPermitted),
    needs_justification: needs_justification.filter(isPermitted),
  }
}

/**
 * The policies that the caller's roles grant, as Medusa's own check of a route
 * finds them; all of them where roles are disabled.
 */
async function readGranted({
  auth_context,
  scope: container,
}: AuthenticatedMedusaRequest): Promise<Set<string>> {
  const { roles } = auth_context.app_metadata
  return await resolvePermissions({
    roles: Array.isArray(roles) ? roles : [],
    universe: FLEXPAY_POLICIES,
    container,
  })
}
