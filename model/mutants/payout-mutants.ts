import type { Mutant } from "./mutant"

/** Broken rules and guards of payouts. */
export const PAYOUT_MUTANTS: readonly Mutant[] = [
  {
    name: "a payout that failed early counts as failed at once",
    search: "refund",
    rules: ({ applyCheckResult }) => ({
      applyCheckResult: (row, result, time) =>
        applyCheckResult(
          row.kind === "payout"
            ? { ...row, created_at: new Date(0), sent_at: null }
            : row,
          result,
          time
        ),
    }),
  },
  {
    name: "a resolved failure comes back with each check",
    search: "refund",
    rules: ({ applyCheckResult }) => ({
      applyCheckResult: (row, result, time) => {
        const next = applyCheckResult(row, result, time)
        return row.state === "failed" && result.verdict?.kind === "not_paid"
          ? { ...next, patch: { ...next.patch, attention: "payout_failed" } }
          : next
      },
    }),
  },
  {
    name: "a refused request counts as accepted",
    search: "refund",
    rules: ({ applyRequestResult }) => ({
      applyRequestResult: (row, answer, now) => {
        const next = applyRequestResult(row, answer, now)
        return answer.outcome === "refused"
          ? { ...next, patch: { state: "succeeded" }, next: null }
          : next
      },
    }),
  },
  {
    name: "earlier payouts do not count against a payment",
    search: "refund without an order",
    rules: ({ reviewPayout, assertOwed }) => ({
      reviewPayout: (request, facts, options) =>
        reviewPayout(request, { ...facts, payouts: [] }, options),
      assertOwed: (locked) => assertOwed({ ...locked, payouts: [] }),
    }),
  },
  {
    name: "money of a rejected or canceled payout goes back for ever",
    search: "refund without an order",
    rules: () => ({ changeOfUnsent: () => null }),
  },
  {
    name: "a draft whose process ended is sent by two requests",
    search: "refund with approvals",
    rules: () => ({ isStill: () => true }),
  },
  {
    name: "a rejected payout of Medusa's refund needs no attention",
    search: "refund with approvals",
    rules: ({ rejectionOf }) => ({
      rejectionOf: (payout, now) => ({
        ...rejectionOf(payout, now),
        attention: null,
      }),
    }),
  },
  {
    name: "the checks of a succeeded payout end at once",
    search: "refund",
    rules: ({ applyCheckResult }) => ({
      applyCheckResult: (row, result, time) => ({
        ...applyCheckResult(row, result, time),
        ...(row.state === "succeeded" && { patch: {}, next: null }),
      }),
    }),
  },
]
