import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import type { Page } from "playwright-core"
import { run } from "../../harness/program"
import type { StoreFlexPayTransaction } from "../../src/api/store/flexpay/payment-sessions/types"
import { describePages } from "../setup/browser/describe-pages"
import { PUSH } from "../setup/browser/stubs"

const REPOSITORY = path.resolve(__dirname, "../..")
const PAGE = path.join(__dirname, "../setup/browser/kit-page")
/** Where each React of the kit's peer range is installed. */
const REACTS = {
  18: "node_modules",
  19: "integration-tests/react-19/node_modules",
}
/** Answered by the test, not by a server. */
const ADDRESS = "http://localhost:1"
const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
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
  const folder = await mkdtemp(path.join(tmpdir(), "flexpay-kit-page-"))
  page.once("close", () => void rm(folder, { recursive: true }))
  await run(
    path.join(REPOSITORY, "node_modules/.bin/vite"),
    ["build", PAGE, "--outDir", folder],
    {
      cwd: REPOSITORY,
      // React reports its warnings.
      env: { NODE_ENV: "development", REACT_FROM: modules },
    }
  )
  await page.route(`${ADDRESS}/**`, async (route) => {
    const file = new URL(route.request().url()).pathname.slice(1)
    await route.fulfill({
      contentType: TYPES[path.extname(file)],
      body: await readFile(path.join(folder, file)),
    })
  })
  await page.exposeFunction("answer", (request?: { phone: string }) => {
    if (request) {
      store.transaction = PENDING
    }
    return { transaction: store.transaction }
  })
  await page.exposeFunction("paid", (orderId: string) => {
    store.paid = orderId
  })
  await page.goto(`${ADDRESS}/index.html`)
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
