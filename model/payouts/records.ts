import { MedusaError } from "@medusajs/framework/utils"
import type { FlexPayOptions } from "../../src/modules/flexpay/options"
import type { PayoutRequest } from "../../src/modules/flexpay/payouts/new-payout"
import type { PayoutDecision } from "../../src/modules/flexpay/store/payout-store"
import type { Patch } from "../../src/modules/flexpay/transaction/transaction"
import type { Rules } from "../rules"
import { memoize } from "../world/memoize"
import { checkOf, NO_REQUEST, numberOf } from "../world/flexpay"
import type { Answer, Reply } from "../world/flexpay"
import {
  NEW_ROW,
  NOW,
  resolvedAt,
  toTransaction,
  withPatch,
  withResolution,
} from "../world/row"
import type { Row } from "../world/row"
import {
  gatewayAt,
  payoutAt,
  payoutsOf,
  withGateway,
  withPayout,
} from "./state"
import type { PayoutBounds, PayoutState } from "./state"

const REQUESTER = "user_one"
const APPROVER = "user_two"
const JUSTIFICATION = "FlexPay's support wrote that no money left."

/** What an operator or Medusa wants to pay out. */
interface PayoutInput {
  amount: string
  refund_id: string | null
  replaces: number | null
  isInMedusa: boolean
  isJustified: boolean
}

/** The result of an act that the rules may refuse; null for a refusal. */
export function attempt<Result>(act: () => Result): Result | null {
  try {
    return act()
  } catch (error) {
    if (error instanceof MedusaError) {
      return null
    }
    throw error
  }
}

/**
 * The plugin's writes of payouts, each one transaction of the database. What
 * they write comes from the rules.
 */
export class PayoutRecords {
  /** A payout after a check, as `applyCheckResult` has it. */
  readonly checked = memoize((row: Row, answer: Answer): Row => {
    const { patch, next } = this.rules.applyCheckResult(
      toTransaction(row),
      checkOf(row, answer),
      {
        now: NOW,
        history: { callback_paid_at: null, resolved_at: resolvedAt(row) },
      }
    )
    const after = withPatch(row, patch, next !== null)
    return JSON.stringify(after) === JSON.stringify(row) ? row : after
  })

  private readonly options: FlexPayOptions["payouts"]

  constructor(
    readonly rules: Rules,
    { approvalAbove }: Pick<PayoutBounds, "approvalAbove">
  ) {
    this.options = {
      enabled: true,
      max_amount: {},
      max_per_day: { cdf: "1000000" },
      approval_above: { cdf: approvalAbove },
    }
  }

  /** `PayoutStore.insertPayout` with `reviewPayout`. @throws MedusaError */
  draft(state: PayoutState, input: PayoutInput): PayoutState | null {
    const request = this.requestOf(state, input)
    return this.insert(state, request, (facts) =>
      this.rules.reviewPayout(request, facts, this.options)
    )
  }

  /** `Payouts.recordMissingPayout`. */
  recover(state: PayoutState, refund: { id: string; amount: string }) {
    const request = this.requestOf(state, {
      amount: refund.amount,
      refund_id: refund.id,
      replaces: null,
      isInMedusa: true,
      isJustified: false,
    })
    return this.insert(state, request, (facts) =>
      this.rules.decideLostPayout(request, facts)
    )
  }

  /**
   * `Payouts.submit` or `approve`, up to the request.
   * @throws MedusaError
   */
  submit(
    state: PayoutState,
    index: number,
    submitted: { refund_id: string | null } | "approved"
  ): PayoutState {
    const locked = this.locked(state, index)
    const row = payoutAt(state, index)
    const { patch } =
      submitted === "approved"
        ? this.rules.approvalOf(locked.payout, APPROVER)
        : this.rules.submissionOf(locked, {
            refund_id: submitted.refund_id ?? row.refund_id,
            actor_id: REQUESTER,
            options: this.options,
            now: NOW,
          })
    if (patch.state) {
      return withPayout(state, index, withPatch(row, patch))
    }
    this.rules.assertOwed(locked)
    const sent = withPatch(row, { ...patch, state: "submitting" }, true)
    return withPayout(state, index, { ...sent, age: 0 })
  }

  /** `TransactionSender.send`, after FlexPay's reply. */
  writeReply(state: PayoutState, index: number, reply: Reply): PayoutState {
    const row = payoutAt(state, index)
    const isAccepted = reply === "accepted"
    const { patch, next } = this.rules.applyRequestResult(
      toTransaction(row),
      {
        outcome: reply === "no_answer" ? "unknown" : reply,
        patch: isAccepted ? { order_number: numberOf(row) } : {},
      },
      NOW
    )
    return withPayout(state, index, withPatch(row, patch, next !== null))
  }

  /** `TransactionChecker`: writes what a check's answer makes of a payout. */
  writeCheck(state: PayoutState, index: number, answer: Answer): PayoutState {
    return withPayout(
      state,
      index,
      this.checked(payoutAt(state, index), answer)
    )
  }

  /** `PayoutStore.close`. */
  close(
    state: PayoutState,
    index: number,
    { patch, isResolved = false }: { patch: Patch; isResolved?: boolean }
  ): PayoutState {
    const closed = withPatch(payoutAt(state, index), patch)
    return this.returnUnsent(
      withPayout(state, index, isResolved ? withResolution(closed) : closed),
      isResolved
    )
  }

  cancelDraft(state: PayoutState, index: number): PayoutState {
    return this.rules.isStill(payoutAt(state, index), "draft")
      ? this.close(state, index, { patch: this.rules.cancellationAt(NOW) })
      : state
  }

  /** `returnUnsent`, under the payment's lock. */
  returnUnsent(state: PayoutState, is_resolved = false): PayoutState {
    const { payment, payouts } = this.locked(state, null)
    const change = this.rules.changeOfUnsent(payment, payouts, { is_resolved })
    return change
      ? { ...state, payment: withPatch(state.payment, change) }
      : state
  }

  /** `TransactionStore.resolveAttention`, of a payout or of the payment. */
  resolve(row: Row): Row {
    return withPatch(row, this.rules.resolutionOf(toTransaction(row)))
  }

  /** `resolveIfFullyRefunded`. */
  resolvePaidOut(state: PayoutState): PayoutState {
    const { payment, payouts } = this.locked(state, null)
    return payment.attention && this.rules.isFullyRefunded(payment, payouts)
      ? { ...state, payment: this.resolve(state.payment) }
      : state
  }

  /** The rows as `lockPayment` reads them. */
  locked(state: PayoutState, index: number | null) {
    const payment = toTransaction(state.payment)
    const payouts = payoutsOf(state).map(toTransaction)
    const payout = payouts[index ?? -1] ?? payment
    return { payment, payouts, payout, has_sync_lease: false, of_day: "0" }
  }

  private requestOf(
    state: PayoutState,
    { amount, refund_id, replaces, isInMedusa, isJustified }: PayoutInput
  ): PayoutRequest {
    return {
      payment: toTransaction(state.payment),
      amount,
      phone: "243810000001",
      refund_id,
      replaces_id: replaces === null ? null : `payout${replaces}`,
      requested_by: REQUESTER,
      note: null,
      is_in_medusa: isInMedusa,
      justification: isJustified ? JUSTIFICATION : undefined,
    }
  }

  private insert(
    state: PayoutState,
    { refund_id, replaces_id }: PayoutRequest,
    decide: (
      facts: ReturnType<PayoutRecords["locked"]>
    ) => PayoutDecision | null
  ): PayoutState | null {
    const rows = payoutsOf(state)
    const index = rows.length
    const isFirst =
      refund_id === null ||
      replaces_id !== null ||
      this.rules.isFirstOfRefund(rows, refund_id)
    const decision = isFirst ? decide(this.locked(state, null)) : null
    if (!decision) {
      return null
    }
    const { amount, session_amount, disposition, attention } = decision
    const payout: Row = {
      ...NEW_ROW,
      id: `payout${index}`,
      kind: "payout",
      state: "draft",
      amount,
      session_amount,
      refund_id,
      replaces_id,
      requested_by: REQUESTER,
      payment_transaction_id: state.payment.id,
    }
    return {
      ...withGateway(withPayout(state, index, payout), index, NO_REQUEST),
      payment: withPatch(state.payment, { disposition, attention }),
    }
  }
}

/** The numbers of payouts that may still be written. */
export function freePayouts(state: PayoutState): number {
  return Object.keys(state).filter(
    (name) => name.startsWith("payout") && state[name] === null
  ).length
}

/** Whether FlexPay's support can truly write that no money left. */
export function supportDenies(state: PayoutState, index: number): boolean {
  const { truth } = gatewayAt(state, index)
  return (
    truth === "none" ||
    truth === "returned" ||
    (truth === "failed" && payoutAt(state, index).age > 0)
  )
}
