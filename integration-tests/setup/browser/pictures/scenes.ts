import type { Page } from "playwright-core"
import type { AdminFlexPayTransactionListResponse } from "../../../../src/api/admin/flexpay/types"
import type { StoreFlexPayOrderResponse } from "../../../../src/api/store/flexpay/orders/types"
import type { StoreFlexPayTransaction } from "../../../../src/api/store/flexpay/payment-sessions/types"
import type { KitPage } from "../kit-page"
import { PUSH, stubTransactions } from "../stubs"
import { ATTENTION, NETWORKS, STATUS, TOTALS, TRANSACTIONS } from "./admin-data"
import { BREAK, RECONCILIATION, SUMMARIES } from "./reconciliation-data"

type Language = "fr" | "en"

/** Shows one state of a page, ready for its picture. */
type KitScene = (page: Page, kit: KitPage, locale: Language) => Promise<void>

const PENDING = { ...PUSH, amount: "57500", retry_after_ms: 60_000 }

/** The kit's payment step, in each of its views. */
const VIEWS: Record<string, Partial<StoreFlexPayTransaction> | null> = {
  form: null,
  waiting: {},
  amount_changed: { amount_changed: true },
  card_page: { redirect_url: "https://card.example.com", phone: null },
  checking: { state: "unknown" },
  deferred: { state: "deferred" },
  expired: { state: "expired", can_retry: true },
  failed: { state: "failed", reason: "not_paid", can_retry: true },
  help: { state: "succeeded", needs_help: true },
  order_canceled: { order_canceled: true },
  placing: { state: "succeeded" },
  paid: { state: "succeeded", order_placed: true, order_id: "order_1" },
  returned: { state: "reversed", reason: "returned", can_retry: true },
}

const ORDER: StoreFlexPayOrderResponse = {
  payments: [
    {
      reference: "MP260102.1",
      support_code: "7T8V9W",
      method: "mobile_money",
      operator: "vodacom",
      phone: "+243 81 ••• •• 78",
      amount: "57500",
      currency_code: "cdf",
      paid_at: "2026-01-02T10:00:00.000Z",
    },
  ],
  refunds: (
    ["requested", "under_way", "arrived", "failed", "resolved"] as const
  ).map((state, index) => ({
    state,
    amount: "1000",
    currency_code: "cdf",
    phone: "+243 81 ••• •• 78",
    requested_at: `2026-01-02T10:0${index}:00.000Z`,
    arrived_at: state === "arrived" ? "2026-01-02T10:30:00.000Z" : null,
  })),
}

/** Each state of the kit's components. */
export const KIT_SCENES: Record<string, KitScene> = {
  ...Object.fromEntries(
    Object.entries(VIEWS).map(([view, facts]) => [
      view,
      async (page: Page, kit: KitPage, locale: Language) => {
        const transaction = facts && { ...PENDING, ...facts }
        await kit.open(page, { locale }, { answer: () => ({ transaction }) })
        await page.locator(`.flexpay--${view}`).waitFor()
      },
    ])
  ),
  network_notice: async (page, kit, locale) => {
    const answer = { transaction: null, disturbed_operators: ["orange"] }
    await kit.open(page, { locale }, { answer: () => answer })
    await page
      .getByRole("status")
      .getByText(/Orange/)
      .waitFor()
  },
  order: async (page, kit, locale) => {
    await kit.open(page, { locale, part: "order" }, { answer: () => ORDER })
    await page.locator(".flexpay-receipt").waitFor()
  },
}

/** A page of the admin: its address, and a text that it has once it is loaded. */
interface AdminScene {
  path: string
  text: RegExp
  /** Shows what is not there when the page opens. */
  prepare?: (page: Page) => Promise<void>
}

/** Each page of the admin. An order's own page is Medusa's, with our parts. */
export const ADMIN_SCENES: Record<string, AdminScene> = {
  attention: { path: "/flexpay?tab=attention", text: /STUB3/ },
  transactions: { path: "/flexpay?tab=transactions", text: /STUB5/ },
  reconciliation: { path: "/flexpay?tab=reconciliation", text: /Airtel/ },
  payment: { path: "/flexpay/fptx_3", text: /MP260102/ },
  payout: { path: "/flexpay/fptx_2", text: /MP260102/ },
  day: { path: "/flexpay/reconciliation/2026-01-01", text: /FP-2026-1/ },
  status: { path: "/settings/flexpay", text: /MBOKA/ },
  unreadable: {
    path: "/flexpay?tab=transactions",
    // Of the rows, after Medusa's retries; the totals fail at the same time.
    text: /^(Ces données n’ont pas pu être chargées|This could not be loaded)/,
    prepare: async (page) => {
      await page.route("**/admin/flexpay/**", (route) =>
        route.fulfill({ status: 500, json: { type: "unknown_error" } })
      )
    },
  },
}

/** The plugin's routes, with the same records for every picture. */
export async function stubAdmin(page: Page): Promise<void> {
  await stubTransactions(page, TRANSACTIONS)
  const needAttention = TRANSACTIONS.filter(({ attention }) => attention)
  await page.route("**/admin/flexpay/transactions?*attention=true*", (route) =>
    route.fulfill({
      json: {
        transactions: needAttention,
        count: needAttention.length,
        count_is_exact: true,
        offset: 0,
        limit: 20,
      } satisfies AdminFlexPayTransactionListResponse,
    })
  )
  const answers: Record<string, object> = {
    attention: ATTENTION,
    networks: NETWORKS,
    status: STATUS,
    "transactions/totals*": { totals: TOTALS },
    "summaries*": { summaries: SUMMARIES, time_zone: "Africa/Kinshasa" },
    "reconciliations?*": {
      reconciliations: [RECONCILIATION],
      count: 1,
      offset: 0,
      limit: 31,
      today: "2026-01-02",
      ended: "2026-01-01",
    },
    "reconciliations/2026-01-01": {
      can_resolve: true,
      reconciliation: RECONCILIATION,
      export_files: [],
    },
    "reconciliations/2026-01-01/breaks?*": {
      breaks: [BREAK],
      count: 1,
      offset: 0,
      limit: 50,
    },
  }
  for (const [path, json] of Object.entries(answers)) {
    await page.route(`**/admin/flexpay/${path}`, (route) =>
      route.fulfill({ json })
    )
  }
}
