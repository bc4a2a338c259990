import { holdsCollection } from "../src/modules/flexpay/transaction/holds-collection"
import {
  isCheckable,
  isLive,
  needsSync,
} from "../src/modules/flexpay/transaction/transaction"
import type { State } from "../src/modules/flexpay/transaction/transaction"
import { toTransaction } from "./world/row"
import type { Row } from "./world/row"

/** Guards that only a query has, as predicates. Each names its query. */
export const SQL_GUARDS = {
  /** `GuardedWrites.change` and `updateAndReschedule`: `state = ${from}`. */
  isStill(row: Row, from: State): boolean {
    return row.state === from
  },

  /** `SyncStore.acquire`: `NEEDS_SYNC`, and no lease of another. */
  maySync(row: Row): boolean {
    return needsSync(toTransaction(row)) && row.sync_lease_holder === null
  },

  /** `SyncStore.end`: `state = ${state} AND sync_lease_holder = ${holder}`. */
  mayEndSync(row: Row, from: State, holder: string): boolean {
    return row.state === from && row.sync_lease_holder === holder
  },

  /** `TransactionStore.acquireCheckLeaseNow`: `IS_CHECKABLE`. */
  mayCheck(row: Row): boolean {
    return isCheckable(toTransaction(row))
  },

  /** `PayoutStore.insertPayout`: one payout of each of Medusa's refunds. */
  isFirstOfRefund(payouts: readonly Row[], refundId: string): boolean {
    return !payouts.some(
      ({ refund_id, replaces_id }) =>
        refund_id === refundId && replaces_id === null
    )
  },

  /** `MissingPayouts.listRefunds`: `HAS_NO_PAYOUT`, and its period. */
  isMissingPayout(
    refund: { id: string; is_old: boolean },
    payouts: readonly Row[]
  ): boolean {
    return (
      refund.is_old && payouts.every(({ refund_id }) => refund_id !== refund.id)
    )
  },

  /** `PaymentStore.claimForSession`. */
  mayClaim(row: Row, session: { id: string; amount: string }): boolean {
    const { state, attention, disposition, synced_state } = row
    const isFirst =
      row.authorized_session_id === null &&
      row.payment_session_id === session.id &&
      synced_state !== state
    return (
      state === "succeeded" &&
      attention === null &&
      (disposition === "becoming_order" || disposition === "booked") &&
      row.session_amount === session.amount &&
      (row.authorized_session_id === session.id || isFirst)
    )
  },

  /** `SyncStore.tieToSession`. */
  mayTie(row: Row, holder: string): boolean {
    return (
      row.state === "succeeded" &&
      row.disposition === "becoming_order" &&
      row.sync_lease_holder === holder
    )
  },

  /** `PaymentStore.insertPayment`: no money, and the index of live payments. */
  mayInsertPush(payments: readonly Row[]): boolean {
    return payments.every((row) => !holdsCollection(toTransaction(row)))
  },

  /** `lockPaymentsOf`: a push waits for the checks of earlier ones. */
  doesPushWait(): boolean {
    return true
  },

  /** `PaymentStore.placeAgain`. */
  mayPlaceAgain({ state, disposition }: Row): boolean {
    return state === "succeeded" && disposition === "awaiting_operator"
  },

  /** `CartLeases.acquire`: `until < clock_timestamp()`, or no row. */
  mayLeaseCart(lease: { holder: string | null }): boolean {
    return lease.holder === null || lease.holder === "dead"
  },

  /** `CartLeases.acquireForCollection`: `has_attempt`. */
  hasAttempt(row: Row): boolean {
    return isLive(row) || holdsCollection(toTransaction(row))
  },
}
