import type { Page } from "playwright-core"
import type {
  AdminFlexPayCartRequest,
  AdminFlexPayOrderRequest,
  AdminFlexPayOrderResponse,
  AdminFlexPayRefundable,
  AdminFlexPayTransaction,
  AdminFlexPayTransactionListResponse,
  AdminFlexPayTransactionResponse,
} from "../../../src/api/admin/flexpay/types"
import type {
  StoreFlexPayOrderResponse,
  StoreFlexPayRefund,
} from "../../../src/api/store/flexpay/orders/types"
import type { StoreFlexPayTransaction } from "../../../src/api/store/flexpay/payment-sessions/types"

const WHEN = "2026-01-02T10:00:00.000Z"

/** A payment that Medusa holds, as admins see it. */
export const PAYMENT: AdminFlexPayTransaction = {
  id: "fptx_stub",
  kind: "payment",
  method: "mobile_money",
  state: "succeeded",
  reason: null,
  gateway_message: null,
  attention: null,
  attention_at: null,
  owner: null,
  can_assign: false,
  reference: "STUB1",
  support_code: "7T8V9W",
  order_number: "Ab12…",
  operator_reference: "MP260102.1",
  channel: "mpesa",
  phone: "+243 81 ••• •• 01",
  redacted_at: null,
  operator: "vodacom",
  amount: "28000",
  amount_charged: "28700",
  received_amount: null,
  received_currency_code: null,
  currency_code: "cdf",
  order_id: null,
  order_display_id: null,
  customer: null,
  cart_items: null,
  payment_collection_id: "pay_col_stub",
  payment_transaction_id: null,
  replaces_id: null,
  refund_id: null,
  requested_by: null,
  approved_by: null,
  note: null,
  checks: 3,
  checked_at: WHEN,
  next_check_at: null,
  finalized_at: WHEN,
  created_at: WHEN,
  disposition: "booked",
  actions: ["check", "refund"],
  needs_justification: [],
  resend_amount: null,
  can_reveal_phone: true,
  approval: null,
  accept_needs_amount: false,
  approval_above: null,
}

/** A push for 85,000 CDF that waits on the phone, as shoppers see it. */
export const PUSH: StoreFlexPayTransaction = {
  state: "pending",
  reason: null,
  gateway_message: null,
  support_code: "7T8V9W",
  phone: "+243 81 ••• •• 78",
  operator: "vodacom",
  amount: "85000",
  currency_code: "cdf",
  retry_after_ms: 3000,
  minutes_left: 5,
  can_retry: false,
  needs_help: false,
  amount_changed: false,
  order_canceled: false,
  idempotency_key: null,
  redirect_url: null,
  order_placed: false,
  order_id: null,
}

export function refundableOf(
  { id, currency_code }: AdminFlexPayTransaction,
  amount: string
): AdminFlexPayRefundable {
  return { payment_transaction_id: id, amount, currency_code, paid_out: "0" }
}

/** Answers an act with 409, or by the transaction that it is about. */
type ActAnswer = { code: string; transaction_id?: string } | null

/** What was posted, in order. */
interface Posted {
  path: string
  body: unknown
}

/** The admin's API with these transactions in it, whatever the store has. */
export async function stubTransactions(
  page: Page,
  transactions: AdminFlexPayTransaction[]
): Promise<{
  posted: Posted[]
  answer: (next: ActAnswer) => void
  /** The payment link of every payment's cart. */
  link: (request: AdminFlexPayCartRequest) => void
}> {
  const posted: Posted[] = []
  let next: ActAnswer = null
  let cart: AdminFlexPayCartRequest | null = null
  const find = (url: string) => {
    const [, id] = /\/transactions\/(\w+)/.exec(url) ?? []
    return transactions.find((one) => one.id === id) ?? PAYMENT
  }
  await page.route("**/admin/flexpay/attention", (route) =>
    route.fulfill({ json: { count: transactions.length } })
  )
  await page.route("**/admin/flexpay/transactions?*", (route) => {
    const json: AdminFlexPayTransactionListResponse = {
      transactions,
      count: transactions.length,
      count_is_exact: true,
      offset: 0,
      limit: 20,
    }
    return route.fulfill({ json })
  })
  await page.route("**/admin/flexpay/transactions/*", (route) => {
    const transaction = find(route.request().url())
    const json: AdminFlexPayTransactionResponse = {
      transaction: { ...transaction, timeline: [] },
      related: [],
      refundable: refundableOf(transaction, transaction.amount),
      cart_request: cart,
    }
    return route.fulfill({ json })
  })
  await page.route("**/admin/flexpay/transactions/*/*", (route) => {
    const request = route.request()
    posted.push({
      path: new URL(request.url()).pathname.split("/transactions/")[1] ?? "",
      body: request.postDataJSON(),
    })
    return next
      ? route.fulfill({
          status: 409,
          json: { type: "not_allowed", message: "…", ...next },
        })
      : route.fulfill({
          json: { transaction: { ...find(request.url()), attention: null } },
        })
  })
  return {
    posted,
    answer(changed) {
      next = changed
    },
    link(request) {
      cart = request
    },
  }
}

/** The FlexPay section of every order. */
export async function stubOrder(
  page: Page,
  payments: AdminFlexPayOrderResponse["payments"],
  request: AdminFlexPayOrderRequest = {
    outstanding: null,
    link: null,
    can_request: true,
  }
): Promise<void> {
  const json: AdminFlexPayOrderResponse = {
    payments,
    payouts: [],
    request,
  }
  await page.route("**/admin/flexpay/orders/*", (route) =>
    route.fulfill({ json })
  )
}

/** Refunds of 1,000 CDF of every order, beside its real payments. */
export async function stubRefunds(
  page: Page,
  refunds: Partial<StoreFlexPayRefund>[]
): Promise<void> {
  await page.route("**/store/flexpay/orders/*", async (route) => {
    const response = await route.fetch()
    const order = (await response.json()) as StoreFlexPayOrderResponse
    const json: StoreFlexPayOrderResponse = {
      ...order,
      refunds: refunds.map((facts, index) => ({
        state: "requested",
        amount: "1000",
        currency_code: "cdf",
        phone: "+243 81 ••• •• 78",
        requested_at: new Date(Date.parse(WHEN) + index).toISOString(),
        arrived_at: null,
        ...facts,
      })),
    }
    await route.fulfill({ response, json })
  })
}

/**
 * The status of every payment session, until the next one is shown.
 * @returns what shows another status at the next poll
 */
export async function stubStatus(
  page: Page
): Promise<(facts: Partial<StoreFlexPayTransaction>) => void> {
  let transaction = PUSH
  await page.route("**/store/flexpay/payment-sessions/*", (route) =>
    route.fulfill({
      json: { transaction },
      headers: { "access-control-allow-origin": "*" },
    })
  )
  return (facts) => {
    transaction = { ...PUSH, ...facts }
  }
}
