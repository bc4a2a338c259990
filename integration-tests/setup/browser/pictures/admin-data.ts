import type {
  AdminFlexPayEnvironment,
  AdminFlexPayTotal,
  AdminFlexPayTransaction,
} from "../../../../src/api/admin/flexpay/types"
import type { AdminFlexPayNetworksResponse } from "../../../../src/api/admin/flexpay/networks/types"
import type { AdminFlexPayStatusResponse } from "../../../../src/api/admin/flexpay/status/types"
import { PAYMENT } from "../stubs"

/** When the pictures are taken, an hour after the transactions of the stubs. */
export const NOW = new Date("2026-01-02T11:00:00.000Z")

const CUSTOMER: AdminFlexPayTransaction["customer"] = {
  id: "cus_1",
  name: "Grâce Ilunga",
  email: "grace@example.com",
}

/** One of each kind of trouble, and some without. */
export const TRANSACTIONS: AdminFlexPayTransaction[] = [
  {
    ...PAYMENT,
    id: "fptx_1",
    customer: CUSTOMER,
    order_id: "order_1",
    order_display_id: 12,
  },
  {
    ...PAYMENT,
    id: "fptx_2",
    kind: "payout",
    state: "failed",
    reason: "not_paid",
    attention: "payout_failed",
    attention_at: "2026-01-02T10:20:00.000Z",
    can_assign: true,
    reference: "STUB2",
    order_id: "order_2",
    order_display_id: 11,
    customer: CUSTOMER,
    operator: "orange",
    phone: "+243 84 ••• •• 02",
    actions: ["check", "resend", "resolve"],
  },
  {
    ...PAYMENT,
    id: "fptx_3",
    attention: "amount_differs",
    attention_at: "2026-01-01T08:00:00.000Z",
    can_assign: true,
    reference: "STUB3",
    received_amount: "1",
    received_currency_code: "cdf",
    disposition: "awaiting_operator",
    operator: "airtel",
    phone: "+243 97 ••• •• 03",
    cart_items: [
      { title: "Café du Kivu", quantity: 2 },
      { title: "Chocolat", quantity: 1 },
    ],
    actions: ["check", "refund", "resolve"],
  },
  {
    ...PAYMENT,
    id: "fptx_4",
    state: "pending",
    reference: "STUB4",
    amount: "125.50",
    amount_charged: null,
    currency_code: "usd",
    disposition: null,
    finalized_at: null,
    operator_reference: null,
    actions: ["check"],
  },
  {
    ...PAYMENT,
    id: "fptx_5",
    state: "failed",
    reason: "not_paid",
    reference: "STUB5",
    amount_charged: null,
    disposition: null,
    actions: ["check"],
  },
]

export const TOTALS: AdminFlexPayTotal[] = [
  {
    kind: "payment",
    currency_code: "cdf",
    operator: "vodacom",
    count: 41,
    amount: "1184000",
  },
  {
    kind: "payment",
    currency_code: "cdf",
    operator: "airtel",
    count: 12,
    amount: "240500",
  },
  {
    kind: "payment",
    currency_code: "usd",
    operator: "orange",
    count: 3,
    amount: "410.75",
  },
  {
    kind: "payout",
    currency_code: "cdf",
    operator: "vodacom",
    count: 2,
    amount: "56000",
  },
]

export const ATTENTION = {
  count: 2,
  environment: "simulator" satisfies AdminFlexPayEnvironment,
  payout_fee_percent: "2.5",
}

export const NETWORKS: AdminFlexPayNetworksResponse = {
  networks: [
    {
      operator: "vodacom",
      recent: { ended: 20, failed: 2 },
      usual: { ended: 900, failed: 72 },
      is_disturbed: false,
      days: days(9),
    },
    {
      operator: "orange",
      recent: { ended: 12, failed: 9 },
      usual: { ended: 400, failed: 40 },
      is_disturbed: true,
      days: days(5),
    },
  ],
}

function days(failed: number) {
  return Array.from({ length: 14 }, (_, index) => ({
    day: new Date(Date.UTC(2025, 11, 20 + index)).toISOString().slice(0, 10),
    ended: 40 + index,
    failed: (failed * (index + 3)) % 17,
  }))
}

export const STATUS: AdminFlexPayStatusResponse = {
  checked_at: NOW.toISOString(),
  merchant: "MBOKA",
  environment: "simulator",
  oldest_open_at: "2026-01-02T10:58:00.000Z",
  due: 1,
  callbacks_last_hour: 14,
  test_payment: { amount: "100", currency_code: "cdf" },
  outcomes: [
    { operator: "vodacom", ended: 45, succeeded: 41 },
    { operator: "orange", ended: 12, succeeded: 3 },
  ],
  health_checks: [
    {
      area: "token",
      level: "warning",
      code: "token_ends_soon",
      values: { at: "2026-01-12T00:00:00.000Z", days: 10 },
    },
    {
      area: "payouts",
      level: "problem",
      code: "approval_missing",
      values: { currency: "USD", option: "usd" },
    },
    {
      area: "regions",
      level: "good",
      code: "region_ready",
      values: { region: "RD Congo (CDF)", currency: "CDF" },
    },
    {
      area: "callbacks",
      level: "good",
      code: "callbacks_come",
      values: { count: 14 },
    },
    { area: "answers", level: "good", code: "answers_readable", values: {} },
  ],
}
