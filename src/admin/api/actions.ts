import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useRef } from "react"
import type {
  AdminFlexPayBreak,
  AdminFlexPayExportCoverage,
  AdminFlexPayExportFilePreviewResponse,
  AdminFlexPayExportFileResponse,
  AdminFlexPayExportMapping,
  AdminFlexPayReconciliationResponse,
  AdminRecordFlexPayPayment,
} from "../../api/admin/flexpay/reconciliations/types"
import type {
  AdminAcceptFlexPayPayment,
  AdminCreateFlexPayPayout,
  AdminEraseFlexPayCustomer,
  AdminFlexPayErasureResponse,
  AdminFlexPayNote,
  AdminFlexPayPaymentLink,
  AdminFlexPayPhoneResponse,
  AdminFlexPayTransaction,
  AdminPlaceFlexPayOrder,
  AdminResendFlexPayPayout,
  AdminRevealFlexPayPhone,
} from "../../api/admin/flexpay/types"
import { ROOT, useRefresh, useRefreshDays } from "./queries"
import { post } from "./sdk"

type Empty = Record<string, never>

/** The body of each action on a transaction, by the last part of its path. */
export interface FlexPayActionBodies {
  check: Empty
  assign: Empty
  unassign: Empty
  approve: Empty
  "place-order": AdminPlaceFlexPayOrder
  accept: AdminAcceptFlexPayPayment
  reject: AdminFlexPayNote
  resolve: AdminFlexPayNote
  payouts: AdminCreateFlexPayPayout
  resend: AdminResendFlexPayPayout
}

/** The body of each action on a break, by the last part of its path. */
interface BreakActionBodies {
  assign: Empty
  unassign: Empty
  close: AdminFlexPayNote
}

/** The transaction after an action; after a refund or a resend, the new payout. */
export interface FlexPayActionResult {
  transaction: AdminFlexPayTransaction
}

interface ExportFileUpload {
  file: File
  covers: AdminFlexPayExportCoverage
  mapping: AdminFlexPayExportMapping
}

interface PaymentLinkResult {
  payment_link: AdminFlexPayPaymentLink
}

/** What an operator requests of an order. */
export interface PaymentRequest {
  /** Decimal string, major units. */
  amount: string
  /** Where the push is sent; null to create the link only. */
  phone: string | null
}

/** One POST: see `useOnce`. */
function usePost<Body extends object, Answer>(
  path: string,
  onEnd?: () => void
) {
  return useOnce<Body, Answer>((body) => post(path, body), onEnd)
}

/**
 * A request that is sent once: it is not repeated after a lost answer, and a
 * second press before the answer does nothing.
 */
function useOnce<Body, Answer>(
  send: (body: Body) => Promise<Answer>,
  onEnd?: () => void
) {
  const inFlight = useRef(false)
  const { mutate, ...mutation } = useMutation<Answer, Error, Body>({
    mutationFn: send,
    retry: false,
    onSettled: () => {
      inFlight.current = false
      onEnd?.()
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

/** One action on one transaction. */
export function useAction<Name extends keyof FlexPayActionBodies>(
  id: string,
  name: Name
) {
  return usePost<FlexPayActionBodies[Name], FlexPayActionResult>(
    `transactions/${id}/${name}`
  )
}

/** Shows a whole phone number. The server records who saw it, and why. */
export function useRevealPhone(id: string) {
  return usePost<AdminRevealFlexPayPhone, AdminFlexPayPhoneResponse>(
    `transactions/${id}/phone`
  )
}

/**
 * Requests what an order owes: creates its payment link, or changes the amount
 * of the present one, and sends the push. Ends when the order was read again.
 */
export function useRequestPayment(orderId: string) {
  const client = useQueryClient()
  return useOnce(async ({ amount, phone }: PaymentRequest) => {
    try {
      const { payment_link } = await post<PaymentLinkResult>(
        `orders/${orderId}/payment-links`,
        { amount }
      )
      if (phone !== null) {
        await post(`payment-links/${payment_link.id}/push`, { phone })
      }
    } finally {
      await client.invalidateQueries({ queryKey: [ROOT] })
    }
  })
}

/** Creates the payment link of the cart of an unpaid payment. */
export function useLinkCart(transactionId: string) {
  return usePost<Empty, PaymentLinkResult>(
    `transactions/${transactionId}/payment-links`,
    useRefresh()
  )
}

/** Creates an order of a small amount, and its payment link. */
export function useTestPayment() {
  return usePost<Empty, PaymentLinkResult>("test-payments")
}

/** Closes a payment link. */
export function useCloseLink(id: string) {
  return usePost<Empty, PaymentLinkResult>(
    `payment-links/${id}/close`,
    useRefresh()
  )
}

/** Erases a customer's personal data. */
export function useErase() {
  return usePost<AdminEraseFlexPayCustomer, AdminFlexPayErasureResponse>(
    "erasures",
    useRefresh()
  )
}

/** Compares a day. */
export function useRun(day: string) {
  return usePost<Empty, AdminFlexPayReconciliationResponse>(
    `reconciliations/${day}/run`,
    useRefreshDays()
  )
}

/** One action on a discrepancy. */
export function useBreakAction<Name extends keyof BreakActionBodies>(
  { day, id }: { day: string; id: string },
  name: Name
) {
  return usePost<BreakActionBodies[Name], { break: AdminFlexPayBreak }>(
    `reconciliations/${day}/breaks/${id}/${name}`,
    useRefreshDays()
  )
}

/** Requests to record the payment of a discrepancy. */
export function useRecordPayment({ day, id }: { day: string; id: string }) {
  return usePost<AdminRecordFlexPayPayment, FlexPayActionResult>(
    `reconciliations/${day}/breaks/${id}/record`,
    useRefresh()
  )
}

/** Previews an export file, or its beginning. */
export function usePreview(day: string) {
  return usePost<Blob, AdminFlexPayExportFilePreviewResponse>(
    `reconciliations/${day}/export-file/preview`
  )
}

/** Imports an export file. */
export function useUpload(day: string) {
  const refresh = useRefreshDays()
  return useMutation({
    mutationFn: ({ file, covers, mapping }: ExportFileUpload) => {
      const query = new URLSearchParams({
        covers,
        file_name: file.name,
        mapping: JSON.stringify(mapping),
      })
      return post<AdminFlexPayExportFileResponse>(
        `reconciliations/${day}/export-file?${query.toString()}`,
        file
      )
    },
    retry: false,
    onSuccess: ({ problems }) => {
      if (problems.length === 0) {
        refresh()
      }
    },
  })
}
