import type {
  AdminFlexPayBreak,
  AdminFlexPayBreakListResponse,
  AdminFlexPayReconciliationListResponse,
  AdminFlexPayReconciliationResponse,
  AdminFlexPayStatementHolds,
  AdminFlexPayStatementMapping,
  AdminFlexPayStatementPreviewResponse,
  AdminFlexPayStatementResponse,
} from "../../api/admin/flexpay/reconciliations/types"
import { sdk } from "./sdk"

const ROOT = "/admin/flexpay/reconciliations"

/** A look at a file needs no more than its beginning. */
const LOOKED_AT_BYTES = 256 * 1024

export interface StatementUpload {
  file: File
  holds: AdminFlexPayStatementHolds
  mapping: AdminFlexPayStatementMapping
}

/** What each act on a break needs, by the last part of its address. */
export interface BreakActionBodies {
  take: Record<string, never>
  release: Record<string, never>
  close: { note: string }
}

/** The routes that compare books. */
export const reconciliation = {
  days: (limit: number) =>
    sdk.client.fetch<AdminFlexPayReconciliationListResponse>(ROOT, {
      query: { limit },
    }),

  day: (day: string) =>
    sdk.client.fetch<AdminFlexPayReconciliationResponse>(`${ROOT}/${day}`),

  run: (day: string) =>
    sdk.client.fetch<AdminFlexPayReconciliationResponse>(`${ROOT}/${day}/run`, {
      method: "POST",
    }),

  breaks: (day: string, query: Record<string, string | number | undefined>) =>
    sdk.client.fetch<AdminFlexPayBreakListResponse>(`${ROOT}/${day}/breaks`, {
      query,
    }),

  runAction: <Name extends keyof BreakActionBodies>(
    day: string,
    id: string,
    name: Name,
    body: BreakActionBodies[Name]
  ) =>
    sdk.client.fetch<{ break: AdminFlexPayBreak }>(
      `${ROOT}/${day}/breaks/${id}/${name}`,
      { method: "POST", body: { ...body } }
    ),

  preview: (day: string, file: File) =>
    sdk.client.fetch<AdminFlexPayStatementPreviewResponse>(
      `${ROOT}/${day}/statement/preview`,
      {
        method: "POST",
        body: file.slice(0, LOOKED_AT_BYTES),
        headers: { "content-type": "text/csv" },
      }
    ),

  upload: (day: string, { file, holds, mapping }: StatementUpload) =>
    sdk.client.fetch<AdminFlexPayStatementResponse>(
      `${ROOT}/${day}/statement`,
      {
        method: "POST",
        query: {
          holds,
          file_name: file.name,
          mapping: JSON.stringify(mapping),
        },
        body: file,
        headers: { "content-type": "text/csv" },
      }
    ),

  export: async (day: string): Promise<Blob> => {
    const response = await sdk.client.fetch<Response>(`${ROOT}/${day}/export`, {
      headers: { accept: "text/csv" },
    })
    return await response.blob()
  },
}
