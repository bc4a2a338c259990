import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import { useRef } from "react"
import type { AdminFlexPayTransaction } from "../../api/admin/flexpay/types"
import {
  flexpay,
  type FlexPayActionResult,
  type FlexPayActionBodies,
  type TransactionQuery,
} from "./flexpay"

const ROOT = "flexpay"
/** Medusa's key: its order page shows the refunds. */
const MEDUSA_ORDERS = "orders"

const WATCH_INTERVAL_MS = 3_000
const REFRESH_INTERVAL_MS = 5_000
const COUNT_INTERVAL_MS = 60_000

const MOVING: ReadonlySet<string> = new Set([
  "draft",
  "deferred",
  "submitting",
  "pending",
  "unknown",
])

/** Whether a transaction may still change by itself. */
export function isMoving({
  state,
}: Pick<AdminFlexPayTransaction, "state">): boolean {
  return MOVING.has(state)
}

/**
 * All FlexPay payments and payouts of an order; refreshed while one is moving,
 * unless paused: nothing may disappear under an open dialog.
 */
export function useOrderTransactions(
  orderId: string | null,
  options?: { isPaused: boolean }
) {
  return useQuery({
    queryKey: [ROOT, "order", orderId],
    queryFn: () => flexpay.ofOrder(orderId ?? ""),
    enabled: orderId !== null,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      !options?.isPaused &&
      [...(state.data?.payments ?? []), ...(state.data?.payouts ?? [])].some(
        isMoving
      ) &&
      REFRESH_INTERVAL_MS,
  })
}

/** One transaction, refreshed while it is moving. */
export function useTransaction(id: string, options?: { isWatched?: boolean }) {
  return useQuery({
    queryKey: [ROOT, "transaction", id],
    queryFn: () => flexpay.retrieve(id),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      (!state.data || isMoving(state.data.transaction)) &&
      (options?.isWatched ? WATCH_INTERVAL_MS : REFRESH_INTERVAL_MS),
  })
}

/** A page of transactions. The last page stays until the next one arrives. */
export function useTransactions(query: TransactionQuery) {
  return useQuery({
    queryKey: [ROOT, "list", query],
    queryFn: () => flexpay.list(query),
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
}

/**
 * The totals of a selection, which may take longer than its rows. The totals of
 * the last selection stay until they arrive.
 */
export function useTotals(query: TransactionQuery) {
  return useQuery({
    queryKey: [ROOT, "totals", query],
    queryFn: () => flexpay.totals(query),
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
}

/** How many transactions need attention; null until that is known. */
export function useAttentionCount(): number | null {
  const { data, isError } = useQuery({
    queryKey: [ROOT, "attention"],
    queryFn: flexpay.countAttention,
    staleTime: 0,
    refetchInterval: COUNT_INTERVAL_MS,
    retry: false,
  })
  return data?.count ?? (isError ? 0 : null)
}

/** The plugin's health report; read when the page opens and on request. */
export function useStatus() {
  return useQuery({
    queryKey: [ROOT, "status"],
    queryFn: flexpay.status,
    staleTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  })
}

/** Medusa's own reasons for a refund. */
export function useRefundReasons() {
  return useQuery({
    queryKey: [ROOT, "refund_reasons"],
    queryFn: flexpay.refundReasons,
  })
}

/** Reads all FlexPay data again, and Medusa's orders, which it changes. */
export function useRefresh(): () => void {
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({ queryKey: [ROOT] })
    void client.invalidateQueries({ queryKey: [MEDUSA_ORDERS] })
  }
}

/**
 * One action on one transaction. It is sent once: it is not repeated after a lost
 * answer, and a second press before the answer does nothing.
 */
export function useAction<Name extends keyof FlexPayActionBodies>(
  transactionId: string,
  name: Name
) {
  const inFlight = useRef(false)
  const { mutate, ...mutation } = useMutation<
    FlexPayActionResult,
    Error,
    FlexPayActionBodies[Name]
  >({
    mutationFn: (body) => flexpay.runAction(transactionId, name, body),
    retry: false,
    onSettled: () => {
      inFlight.current = false
    },
  })
  const mutateOnce: typeof mutate = (body, options) => {
    if (!inFlight.current) {
      inFlight.current = true
      mutate(body, options)
    }
  }
  return { ...mutation, mutate: mutateOnce }
}
