import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../../../modules/flexpay"
import {
  dayOf,
  TIME_ZONE,
} from "../../../../modules/flexpay/reconciliation/day"
import type { DayResult } from "../../../../modules/flexpay/reconciliation/reports"
import type { Break } from "../../../../modules/flexpay/reconciliation/types"
import { readPermissions } from "../permissions"
import { readUsers, toAdminUser } from "../users"
import type {
  AdminFlexPayBreak,
  AdminFlexPayReconciliation,
  AdminFlexPayReconciliationResponse,
} from "./types"

/** A day's report; its state is `never` when it was not compared yet. */
export async function readReport(
  req: AuthenticatedMedusaRequest,
  day: string
): Promise<AdminFlexPayReconciliationResponse> {
  const { scope: container } = req
  const { reconciliations } = resolveFlexPay(container)
  const [permissions, result, files] = await Promise.all([
    readPermissions(req),
    reconciliations.reports.day(day),
    reconciliations.reports.exportFiles(day),
  ])
  const users = await readUsers(
    container,
    files.map(({ uploaded_by }) => uploaded_by)
  )
  const [shown] = result ? await toReconciliations(container, [result]) : []
  const progress =
    result?.state === "checking"
      ? await reconciliations.comparison.progress(result)
      : {}
  return {
    can_resolve: permissions.has("resolve"),
    reconciliation: { ...(shown ?? neverCompared(day)), ...progress },
    export_files: files.map(({ uploaded_by, created_at, ...file }) => ({
      id: file.id,
      covers: file.covers,
      file_name: file.file_name,
      lines: file.lines,
      skipped_lines: file.skipped_lines,
      uploaded_by: toAdminUser(users, uploaded_by),
      created_at: created_at.toISOString(),
    })),
  }
}

/** Days as the admin API shows them, with names from Medusa. */
export async function toReconciliations(
  container: MedusaContainer,
  days: DayResult[]
): Promise<AdminFlexPayReconciliation[]> {
  const users = await readUsers(
    container,
    days.map(({ requested_by }) => requested_by)
  )
  return days.map((result) => ({
    day: result.id,
    time_zone: TIME_ZONE,
    state: stateOf(result),
    started_at: result.started_at.toISOString(),
    compared_at: result.compared_at?.toISOString() ?? null,
    is_partial:
      result.compared_at !== null && dayOf(result.compared_at) === result.id,
    requested_by: toAdminUser(users, result.requested_by),
    checks_requested_at: result.checks_requested_at?.toISOString() ?? null,
    compared: result.compared,
    checkable: result.checkable,
    answered: result.answered,
    figures: result.figures ?? [],
    open: result.open,
    closed: result.closed,
  }))
}

/** Breaks as the admin API shows them, with names from Medusa. */
export async function toBreaks(
  container: MedusaContainer,
  breaks: Break[]
): Promise<AdminFlexPayBreak[]> {
  const users = await readUsers(
    container,
    breaks.flatMap(({ owner_id, closed_by }) => [owner_id, closed_by])
  )
  return breaks.map((item) => ({
    id: item.id,
    kind: item.kind,
    transaction_id: item.transaction_id,
    payment_id: item.payment_id,
    reference: item.reference,
    sides: item.sides,
    detected_at: item.detected_at.toISOString(),
    owner: toAdminUser(users, item.owner_id),
    closed_at: item.closed_at?.toISOString() ?? null,
    closed_by: toAdminUser(users, item.closed_by),
    note: item.note,
  }))
}

function neverCompared(day: string): AdminFlexPayReconciliation {
  return {
    day,
    time_zone: TIME_ZONE,
    state: "never",
    started_at: null,
    compared_at: null,
    is_partial: false,
    requested_by: null,
    checks_requested_at: null,
    compared: 0,
    checkable: 0,
    answered: 0,
    figures: [],
    open: 0,
    closed: 0,
  }
}

/** A comparison whose lease expired was interrupted. */
function stateOf({
  state,
  is_lease_over,
}: DayResult): AdminFlexPayReconciliation["state"] {
  return state === "comparing" && is_lease_over ? "interrupted" : state
}
