import type {
  AdminAcceptFlexPayPayment,
  AdminCreateFlexPayPayout,
  AdminFlexPayAttentionResponse,
  AdminFlexPayNote,
  AdminFlexPayOrderResponse,
  AdminFlexPayPhoneResponse,
  AdminFlexPayTotalsResponse,
  AdminFlexPayTransaction,
  AdminFlexPayTransactionListResponse,
  AdminFlexPayTransactionResponse,
  AdminPlaceFlexPayOrder,
  AdminResendFlexPayPayout,
} from "../../api/admin/flexpay/types"
import type { AdminFlexPayStatusResponse } from "../../api/admin/flexpay/status/types"
import { post, sdk } from "./sdk"

/** The filters of a list of transactions. Undefined ones are omitted. */
export type TransactionQuery = Record<string, string | number | undefined>

/** The body of each action on a transaction, by the last part of its path. */
export interface FlexPayActionBodies {
  check: Record<string, never>
  approve: Record<string, never>
  "place-order": AdminPlaceFlexPayOrder
  accept: AdminAcceptFlexPayPayment
  reject: AdminFlexPayNote
  resolve: AdminFlexPayNote
  payouts: AdminCreateFlexPayPayout
  resend: AdminResendFlexPayPayout
}

/** The transaction after an action; after a refund or a resend, the new payout. */
export interface FlexPayActionResult {
  transaction: AdminFlexPayTransaction
}

export interface RefundReason {
  id: string
  label: string
}

const ROOT = "/admin/flexpay"

/** The plugin's own routes, called with the admin's session. */
export const flexpay = {
  list: (query: TransactionQuery) =>
    sdk.client.fetch<AdminFlexPayTransactionListResponse>(
      `${ROOT}/transactions`,
      { query }
    ),

  totals: (query: TransactionQuery) =>
    sdk.client.fetch<AdminFlexPayTotalsResponse>(
      `${ROOT}/transactions/totals`,
      { query }
    ),

  retrieve: (id: string) =>
    sdk.client.fetch<AdminFlexPayTransactionResponse>(
      `${ROOT}/transactions/${id}`
    ),

  ofOrder: (orderId: string) =>
    sdk.client.fetch<AdminFlexPayOrderResponse>(`${ROOT}/orders/${orderId}`),

  status: () => sdk.client.fetch<AdminFlexPayStatusResponse>(`${ROOT}/status`),

  countAttention: () =>
    sdk.client.fetch<AdminFlexPayAttentionResponse>(`${ROOT}/attention`),

  revealPhone: (id: string) =>
    sdk.client.fetch<AdminFlexPayPhoneResponse>(
      `${ROOT}/transactions/${id}/phone`
    ),

  runAction: <Name extends keyof FlexPayActionBodies>(
    id: string,
    name: Name,
    body: FlexPayActionBodies[Name]
  ) => post<FlexPayActionResult>(`${ROOT}/transactions/${id}/${name}`, body),

  export: async (query: TransactionQuery): Promise<Blob> => {
    const response = await sdk.client.fetch<Response>(
      `${ROOT}/transactions/export`,
      { query, headers: { accept: "text/csv" } }
    )
    return await response.blob()
  },

  refundReasons: async (): Promise<RefundReason[]> => {
    const { refund_reasons } = await sdk.admin.refundReason.list({ limit: 100 })
    return refund_reasons.map(({ id, label }) => ({ id, label }))
  },
}
