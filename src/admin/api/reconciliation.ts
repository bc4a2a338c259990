import type {
  AdminFlexPayBreak,
  AdminFlexPayBreakListResponse,
  AdminFlexPayReconciliationListResponse,
  AdminFlexPayReconciliationResponse,
  AdminFlexPayExportCoverage,
  AdminFlexPayExportMapping,
  AdminFlexPayExportFilePreviewResponse,
  AdminFlexPayExportFileResponse,
} from "../../api/admin/flexpay/reconciliations/types"
import { sdk } from "./sdk"

const ROOT = "/admin/flexpay/reconciliations"

/** The beginning of a file suffices for a preview. */
const PREVIEW_BYTES = 256 * 1024

export interface ExportFileUpload {
  file: File
  covers: AdminFlexPayExportCoverage
  mapping: AdminFlexPayExportMapping
}

/** The body of each action on a break, by the last part of its path. */
export interface BreakActionBodies {
  assign: Record<string, never>
  unassign: Record<string, never>
  close: { note: string }
}

/** The routes of the reconciliation. */
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
    item: { day: string; id: string },
    name: Name,
    body: BreakActionBodies[Name]
  ) =>
    sdk.client.fetch<{ break: AdminFlexPayBreak }>(
      `${ROOT}/${item.day}/breaks/${item.id}/${name}`,
      { method: "POST", body: { ...body } }
    ),

  preview: (day: string, file: File) =>
    sdk.client.fetch<AdminFlexPayExportFilePreviewResponse>(
      `${ROOT}/${day}/export-file/preview`,
      {
        method: "POST",
        body: file.slice(0, PREVIEW_BYTES),
        headers: { "content-type": "text/csv" },
      }
    ),

  upload: (day: string, { file, covers, mapping }: ExportFileUpload) =>
    sdk.client.fetch<AdminFlexPayExportFileResponse>(
      `${ROOT}/${day}/export-file`,
      {
        method: "POST",
        query: {
          covers,
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
