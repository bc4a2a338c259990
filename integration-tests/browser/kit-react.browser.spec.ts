import type { Page } from "playwright-core"
import type { StoreFlexPayTransaction } from "../../src/api/store/flexpay/payment-sessions/types"
import { describePages } from "../setup/browser/describe-pages"
import { KitPage } from "../setup/browser/kit-page"
import { PUSH } from "../setup/browser/stubs"

/** Where each React of the kit's peer range is installed. */
const REACTS = {
  18: "node_modules",
  19: "integration-tests/react-19/node_modules",
}
const PENDING = { ...PUSH, amount: "57500", retry_after_ms: 50 }

/** What the store answers after a reload, for each view. */
const VIEWS: Record<string, Partial<StoreFlexPayTransaction>> = {
  amount_changed: { amount_changed: true },
  card_page: { redirect_url: "https://card.example.com", phone: null },
  checking: { state: "unknown" },
  deferred: { state: "deferred" },
  expired: { state: "expired", can_retry: true },
  failed: { state: "failed", reason: "not_paid", can_retry: true },
  help: { state: "succeeded", needs_help: true },
  order_canceled: { order_canceled: true },
  placing: { state: "succeeded" },
  returned: { state: "reversed", reason: "returned", can_retry: true },
}

interface Store {
  transaction: StoreFlexPayTransaction | null
  /** The order that `onPaid` got. */
  paid?: string
}

/** Opens a page that shows the payment of a store, with one React. */
async function openPage(
  page: Page,
  modules: string,
  store: Store
): Promise<void> {
  const kit = await KitPage.build(modules)
  page.once("close", () => void kit.remove())
  await kit.open(
    page,
    { locale: "en" },
    {
      answer: (request) => {
        if (request) {
          store.transaction = PENDING
        }
        return { transaction: store.transaction }
      },
      paid: (orderId) => {
        store.paid = orderId
      },
    }
  )
}

describePages("the kit's component", (test) => {
  for (const [version, modules] of Object.entries(REACTS)) {
    test(`a server's page takes a payment with React ${version}`, async ({
      visit,
    }) => {
      const { page } = await visit({ language: "en" })
      const store: Store = { transaction: null }
      await openPage(page, modules, store)

      expect(await page.title()).toMatch(new RegExp(`^React ${version}\\.`))
      await page.getByLabel("Your mobile money number").fill("0812345678")
      await page.getByText("Vodacom M-Pesa").waitFor()
      await page.getByRole("button", { name: /^Pay / }).first().click()
      await page.locator(".flexpay--waiting").waitFor()
      await page.waitForFunction(
        "document.activeElement.textContent === 'Confirm on your phone'"
      )

      store.transaction = {
        ...PENDING,
        state: "succeeded",
        order_placed: true,
        order_id: "order_1",
      }
      await page.locator(".flexpay--paid").waitFor()
      expect(store.paid).toBe("order_1")
    })

    test(`a reload shows each view with React ${version}`, async ({
      visit,
    }) => {
      const { page } = await visit({ language: "en" })
      const store: Store = { transaction: null }
      await openPage(page, modules, store)

      for (const [view, facts] of Object.entries(VIEWS)) {
        store.transaction = { ...PENDING, ...facts }
        await page.reload()
        await page.locator(`.flexpay--${view}`).waitFor()
      }
    })
  }
})
