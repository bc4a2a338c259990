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
/** Medusa's own: its order page shows the refunds that we cause. */
const MEDUSA_ORDERS = "orders"

const WATCHED_EVERY_MS = 3_000
const REFRESHED_EVERY_MS = 5_000
const COUNTED_EVERY_MS = 60_000

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
 * All FlexPay payments and payouts of an order; refreshed while one moves,
 * unless it is `held`: under an open dialog, nothing must vanish.
 */
export function useOrderTransactions(
  orderId: string | null,
  options?: { held: boolean }
) {
  return useQuery({
    queryKey: [ROOT, "order", orderId],
    queryFn: () => flexpay.ofOrder(orderId ?? ""),
    enabled: orderId !== null,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      !options?.held &&
      [...(state.data?.payments ?? []), ...(state.data?.payouts ?? [])].some(
        isMoving
      ) &&
      REFRESHED_EVERY_MS,
  })
}

/** One transaction, refreshed while it moves. */
export function useTransaction(id: string, options?: { watched?: boolean }) {
  return useQuery({
    queryKey: [ROOT, "transaction", id],
    queryFn: () => flexpay.retrieve(id),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      (!state.data || isMoving(state.data.transaction)) &&
      (options?.watched ? WATCHED_EVERY_MS : REFRESHED_EVERY_MS),
  })
}

/** A page of transactions; the last page stays until the next has come. */
export function useTransactions(query: TransactionQuery) {
  return useQuery({
    queryKey: [ROOT, "list", query],
    queryFn: () => flexpay.list(query),
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
}

/**
 * The totals of a selection, which may take longer than its rows; those of the
 * last selection stay until they have come.
 */
export function useTotals(query: TransactionQuery) {
  return useQuery({
    queryKey: [ROOT, "totals", query],
    queryFn: () => flexpay.totals(query),
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
}

/** How many transactions need a person; null until that is known. */
export function useAttentionCount(): number | null {
  const { data, isError } = useQuery({
    queryKey: [ROOT, "attention"],
    queryFn: flexpay.countAttention,
    staleTime: 0,
    refetchInterval: COUNTED_EVERY_MS,
    retry: false,
  })
  return data?.count ?? (isError ? 0 : null)
}

/** How the plugin stands; asked when the page opens, and when told to. */
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

/** Reads everything of FlexPay anew, and Medusa's orders, which it changes. */
export function useRefresh(): () => void {
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({ queryKey: [ROOT] })
    void client.invalidateQueries({ queryKey: [MEDUSA_ORDERS] })
  }
}

/**
 * One act on one transaction. It is sent once: a lost answer is never repeated,
 * and a second press before the first was answered does nothing.
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
