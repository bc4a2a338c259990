import { RULES } from "../rules"
import type { Mutant } from "./mutant"

/** Broken rules and guards of a payment. */
export const PAYMENT_MUTANTS: readonly Mutant[] = [
  {
    name: "the cart's lease excludes no server (two servers complete one cart)",
    search: "payment",
    rules: () => ({ mayLeaseCart: () => true }),
  },
  {
    name: "a refund is allowed while a sync may place the order",
    search: "payment with operators",
    rules: ({ decideRefund }) => ({
      decideRefund: (facts) =>
        decideRefund({
          ...facts,
          has_sync_lease: false,
          payment: { ...facts.payment, authorized_session_id: null },
        }),
    }),
  },
  {
    name: "a refund of unbooked money leaves the disposition, so that its order is placed too",
    search: "payment with operators",
    rules: ({ decideRefund }) => ({
      decideRefund: (facts) => {
        const decision = decideRefund(facts)
        const { disposition, attention } = facts.payment
        return decision.kind === "allowed"
          ? { kind: "allowed", disposition, attention }
          : decision
      },
    }),
  },
  {
    name: "a session claims money that waits for an operator or goes back",
    search: "payment with operators",
    rules: ({ mayClaim }) => ({
      mayClaim: (row, session) =>
        mayClaim(
          { ...row, attention: null, disposition: "becoming_order" },
          session
        ),
    }),
  },
  {
    name: "a session claims money before a check has proven it",
    search: "payment",
    rules: ({ mayClaim }) => ({
      mayClaim: (row, session) =>
        mayClaim(
          { ...row, state: "succeeded", disposition: "becoming_order" },
          session
        ),
    }),
  },
  {
    name: "an unpaid check counts as paid",
    search: "payment",
    rules: ({ applyCheckResult }) => ({
      applyCheckResult: (row, result, time) =>
        applyCheckResult(
          row,
          result.verdict?.kind === "not_paid"
            ? { ...result, verdict: { kind: "paid" }, status: "paid" }
            : result,
          time
        ),
    }),
  },
  {
    name: "a failure ends the checks, and a late success stays unseen",
    search: "payment",
    rules: ({ applyCheckResult }) => ({
      applyCheckResult: (row, result, time) =>
        row.state === "failed"
          ? { change: {}, patch: {}, next: null }
          : applyCheckResult(row, result, time),
    }),
  },
  {
    name: "a reversal by FlexPay changes nothing",
    search: "payment",
    rules: ({ applyCheckResult }) => ({
      applyCheckResult: (row, result, time) =>
        result.verdict?.kind === "refunded" && row.state === "succeeded"
          ? { change: {}, patch: {}, next: time.now }
          : applyCheckResult(row, result, time),
    }),
  },
  {
    name: "the sync of a success ends as booked whatever Medusa holds",
    search: "payment",
    rules: ({ planSync }) => ({
      planSync: (row, medusa, done) => {
        const next = planSync(row, medusa, done)
        return next.kind === "going_back" || next.kind === "complete_cart"
          ? { kind: "booked", order_id: null, payment_id: "" }
          : next
      },
    }),
  },
  {
    name: "the sync reads one link of an order only (half-linked orders)",
    search: "payment with a death",
    rules: ({ planSync }) => ({
      planSync: (row, medusa, done) =>
        planSync(
          row,
          medusa && {
            ...medusa,
            cart: medusa.cart && { ...medusa.cart, orders: [] },
          },
          new Set([...done, "link_cart"])
        ),
    }),
  },
  {
    name: "money whose session was deleted waits for no operator",
    search: "payment",
    rules: ({ dispositionAfter }) => ({
      dispositionAfter: (row, patch) =>
        dispositionAfter(row, { ...patch, attention: null }),
      planSync: (row, medusa, done) => {
        const next = RULES.planSync(row, medusa, done)
        return next.kind === "attention" ? { kind: "going_back" } : next
      },
    }),
  },
  {
    name: "a changed cart is paid with the earlier amount",
    search: "payment",
    rules: () => ({
      planSync: (row, medusa, done) =>
        RULES.planSync(
          row,
          medusa && {
            ...medusa,
            amount: row.session_amount,
            sessions: medusa.sessions.map((session) => ({
              ...session,
              amount: row.session_amount,
            })),
          },
          done
        ),
      mayClaim: (row, session) =>
        RULES.mayClaim(row, { ...session, amount: row.session_amount }),
    }),
  },
]
