import type {
  AdminFlexPayBreak,
  AdminFlexPayReconciliation,
} from "../../../../src/api/admin/flexpay/reconciliations/types"
import type { AdminFlexPaySummary } from "../../../../src/api/admin/flexpay/summaries/types"

const SUM = { count: 41, amount: "1184000" }
const EMPTY = { count: 0, amount: "0" }

export const RECONCILIATION: AdminFlexPayReconciliation = {
  day: "2026-01-01",
  time_zone: "Africa/Kinshasa",
  state: "done",
  started_at: "2026-01-01T23:30:00.000Z",
  compared_at: "2026-01-01T23:31:00.000Z",
  is_partial: false,
  requested_by: null,
  checks_requested_at: null,
  compared: 43,
  checkable: 43,
  answered: 43,
  figures: [
    {
      kind: "payment",
      currency_code: "cdf",
      medusa: SUM,
      plugin: SUM,
      flexpay: { count: 42, amount: "1212000" },
      outside: EMPTY,
      under_way: EMPTY,
      rounded: "0",
    },
    {
      kind: "payout",
      currency_code: "cdf",
      medusa: EMPTY,
      plugin: EMPTY,
      flexpay: EMPTY,
      outside: EMPTY,
      under_way: { count: 1, amount: "28000" },
      rounded: "0",
    },
  ],
  open: 1,
  closed: 0,
}

export const BREAK: AdminFlexPayBreak = {
  id: "fpbrk_1",
  kind: "flexpay_only",
  transaction_id: null,
  payment_id: null,
  reference: "FP-2026-1",
  sides: {
    medusa: null,
    plugin: null,
    flexpay: { amount: "28000", currency_code: "cdf", state: "paid" },
  },
  detected_at: "2026-01-01T23:31:00.000Z",
  owner: null,
  closed_at: null,
  closed_by: null,
  note: null,
}

const DECEMBER = {
  month: "2025-12",
  currency_code: "cdf",
  method: "mobile_money",
} as const

export const SUMMARIES: AdminFlexPaySummary[] = [
  {
    ...DECEMBER,
    operator: "vodacom",
    payments: 41,
    gross: "1184000",
    fees_of_customers: "29600",
    payouts: 2,
    refunds: "56000",
    fees_of_store: "1400",
    net: "1126600",
  },
  {
    ...DECEMBER,
    operator: "airtel",
    payments: 12,
    gross: "240500",
    fees_of_customers: "6010",
    payouts: 0,
    refunds: "0",
    fees_of_store: "0",
    net: "240500",
  },
]
