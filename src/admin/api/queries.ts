import {
  keepPreviousData,
  useQuery,
  useQueryClient,
  type UseQueryOptions,
} from "@tanstack/react-query"
import { useEffect, useRef } from "react"
import type {
  AdminFlexPayBreakListResponse,
  AdminFlexPayReconciliationListResponse,
  AdminFlexPayReconciliationResponse,
} from "../../api/admin/flexpay/reconciliations/types"
import type { AdminFlexPayStatusResponse } from "../../api/admin/flexpay/status/types"
import type { AdminFlexPayNetworksResponse } from "../../api/admin/flexpay/networks/types"
import type { AdminFlexPaySummaryResponse } from "../../api/admin/flexpay/summaries/types"
import type {
  AdminFlexPayAttentionResponse,
  AdminFlexPayCustomerResponse,
  AdminFlexPayOrderResponse,
  AdminFlexPayTotalsResponse,
  AdminFlexPayTransaction,
  AdminFlexPayTransactionListResponse,
  AdminFlexPayTransactionResponse,
} from "../../api/admin/flexpay/types"
import type { Period } from "../format/period"
import { get, sdk, type Query } from "./sdk"

/** The first part of the cache key of all FlexPay data. */
export const ROOT = "flexpay"
/** Medusa's key: its order page shows the refunds. */
const MEDUSA_ORDERS = "orders"

const WATCH_INTERVAL_MS = 3_000
const REFRESH_INTERVAL_MS = 5_000
/** A payment link may be opened, and paid by card, at any time. */
const LINK_INTERVAL_MS = 15_000
const COUNT_INTERVAL_MS = 60_000

const UNFINISHED: ReadonlySet<string> = new Set([
  "draft",
  "deferred",
  "submitting",
  "pending",
  "unknown",
])
const COMPARING: ReadonlySet<string> = new Set(["comparing", "checking"])

/** Whether a transaction may still change by itself. */
export function mayStillChange({
  state,
}: Pick<AdminFlexPayTransaction, "state">): boolean {
  return UNFINISHED.has(state)
}

type ReadOptions<Answer> = Partial<UseQueryOptions<Answer>> & {
  query?: Query
  /** Part of the cache key: the list is read again for each version. */
  version?: string | null
}

/** Reads one of the plugin's routes; the parts of its path are the cache key. */
function useRead<Answer>(
  path: string,
  { query, version, ...options }: ReadOptions<Answer> = {}
) {
  return useQuery({
    queryKey: [ROOT, ...path.split("/"), query, version],
    queryFn: () => get<Answer>(path, query),
    staleTime: 0,
    ...options,
  })
}

/** Reads a page of a list. The last page stays until the next one arrives. */
function useList<Answer>(path: string, query: Query, version?: string | null) {
  const placeholderData = keepPreviousData
  return useRead<Answer>(path, { query, version, placeholderData })
}

/**
 * All FlexPay payments and payouts of an order, and what it owes; refreshed while
 * a transaction is moving or a payment link is open, unless paused: nothing may
 * disappear under an open dialog.
 */
export function useOrderTransactions(
  orderId: string,
  { isPaused }: { isPaused: boolean }
) {
  return useRead<AdminFlexPayOrderResponse>(`orders/${orderId}`, {
    refetchInterval: ({ state: { data } }) =>
      !isPaused && data !== undefined && orderInterval(data),
  })
}

function orderInterval(order: AdminFlexPayOrderResponse): number | false {
  const isMoving = [...order.payments, ...order.payouts].some(mayStillChange)
  const isLinkOpen = order.request.link?.state === "open"
  return isMoving ? REFRESH_INTERVAL_MS : isLinkOpen && LINK_INTERVAL_MS
}

/** How many FlexPay transactions a customer has, and what an erasure waits for. */
export function useCustomer(id: string) {
  return useRead<AdminFlexPayCustomerResponse>(`customers/${id}`, {
    retry: false,
  })
}

/** One transaction, refreshed while it may still change. */
export function useTransaction(id: string, options?: { isWatched?: boolean }) {
  return useRead<AdminFlexPayTransactionResponse>(`transactions/${id}`, {
    refetchInterval: ({ state: { data } }) =>
      (!data || mayStillChange(data.transaction)) &&
      (options?.isWatched ? WATCH_INTERVAL_MS : REFRESH_INTERVAL_MS),
  })
}

export function useTransactions(query: Query) {
  return useList<AdminFlexPayTransactionListResponse>("transactions", query)
}

/** The totals of a selection, which may take longer than its rows. */
export function useTotals(query: Query) {
  return useList<AdminFlexPayTotalsResponse>("transactions/totals", query)
}

/** How many transactions need attention; the last known number after an error. */
export function useAttention() {
  return useRead<AdminFlexPayAttentionResponse>("attention", {
    refetchInterval: COUNT_INTERVAL_MS,
    retry: false,
  })
}

/** The plugin's health report; read when the page opens and on request. */
export function useStatus() {
  return useRead<AdminFlexPayStatusResponse>("status", {
    retry: false,
    refetchOnWindowFocus: false,
  })
}

/** The compared days, newest first. */
export function useDays(limit: number) {
  return useList<AdminFlexPayReconciliationListResponse>("reconciliations", {
    limit,
  })
}

/** How payments end on the operators' networks; the server counts each minute. */
export function useNetworks() {
  return useRead<AdminFlexPayNetworksResponse>("networks", {
    refetchInterval: COUNT_INTERVAL_MS,
    retry: false,
  })
}

/** The sums of each month of a period. */
export function useSummaries(period: Period) {
  return useList<AdminFlexPaySummaryResponse>("summaries", { ...period })
}

/** A day's report, refreshed while the day is being compared. */
export function useDay(day: string) {
  return useRead<AdminFlexPayReconciliationResponse>(`reconciliations/${day}`, {
    retry: false,
    refetchInterval: ({ state: { data } }) =>
      COMPARING.has(data?.reconciliation.state ?? "") && REFRESH_INTERVAL_MS,
  })
}

/** A day's discrepancies, read again after each comparison. */
export function useBreaks(
  day: string,
  query: Query,
  comparedAt: string | null
) {
  return useList<AdminFlexPayBreakListResponse>(
    `reconciliations/${day}/breaks`,
    query,
    comparedAt
  )
}

/** Medusa's own reasons for a refund. */
export function useRefundReasons() {
  return useQuery({
    queryKey: [ROOT, "refund_reasons"],
    queryFn: async () => {
      const { refund_reasons } = await sdk.admin.refundReason.list({
        limit: 100,
      })
      return refund_reasons
    },
  })
}

/** The store's name; undefined until it is known, or when it may not be read. */
export function useStoreName(): string | undefined {
  const { data } = useQuery({
    queryKey: ["flexpay_store"],
    queryFn: async () => {
      const { stores } = await sdk.admin.store.list({ fields: "name" })
      return stores[0]?.name ?? ""
    },
  })
  return data
}

/**
 * Reads Medusa's orders again when what an order owes has changed.
 * @param outstanding undefined until it is known
 */
export function useRefreshOrders(outstanding: string | undefined): void {
  const client = useQueryClient()
  const last = useRef(outstanding)
  useEffect(() => {
    if (last.current !== undefined && last.current !== outstanding) {
      void client.invalidateQueries({ queryKey: [MEDUSA_ORDERS] })
    }
    last.current = outstanding
  }, [client, outstanding])
}

/** Reads all FlexPay data again, and Medusa's orders, which it changes. */
export function useRefresh(): () => void {
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({ queryKey: [ROOT] })
    void client.invalidateQueries({ queryKey: [MEDUSA_ORDERS] })
  }
}

/** Reads the reconciliation's data again. */
export function useRefreshDays(): () => void {
  const client = useQueryClient()
  return () =>
    void client.invalidateQueries({ queryKey: [ROOT, "reconciliations"] })
}
