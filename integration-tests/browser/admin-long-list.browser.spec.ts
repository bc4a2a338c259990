import { Admin } from "../setup/browser/admin"
import { describePages } from "../setup/browser/describe-pages"
import type { Demo } from "../setup/browser/demo"
import { newPhone, sell } from "../setup/browser/sale"
import { insertTransactions } from "../../harness/transaction-rows"

describePages("a long list of transactions", (test) => {
  for (const [language, device] of [
    ["fr", "desktop"],
    ["en", "phone"],
  ] as const) {
    test("a long list is counted to a thousand, and leads on to its last page", async (context) => {
      const phone = newPhone()
      await keepFailed(context.demo, phone, 1_041)
      const admin = await Admin.logIn(context, { language, device })
      const open = (query: string) =>
        admin.openFlexPay(`?tab=transactions&q=${phone}${query}`)
      const ofLabel = admin.t("list.of")
      const moreThan = admin.t("list.of_more")
      const results = admin.t("list.results")
      const next = admin.button("list.next")

      await open("")
      await admin.sees(`20 ${moreThan} 1000 ${results}`)
      await admin.visitor.picture("1 more than a thousand")
      await next.scrollIntoViewIfNeeded()
      await admin.visitor.picture("2 and where it says so")
      await open("&offset=960")
      await admin.sees(`980 ${moreThan} 1000 ${results}`)
      await admin.tabTo(next)
      await admin.page.keyboard.press("Enter")
      await admin.sees(`1000 ${ofLabel} 1041 ${results}`)
      await next.click()
      await admin.sees(`1020 ${ofLabel} 1041 ${results}`)
      await open("&offset=1040")
      await admin.sees(`1041 ${ofLabel} 1041 ${results}`)

      expect(await next.isDisabled()).toBe(true)
      expect(await admin.page.getByRole("row").count()).toBe(2)
    })
  }

  test("a long list appears before its totals, and turning pages requests none", async (context) => {
    const { phone } = await sell(context.demo, { currency: "usd" })
    await keepFailed(context.demo, phone, 30)
    const admin = await Admin.logIn(context)
    const { page } = admin
    let requests = 0
    let comes: Promise<unknown> = Promise.resolve()
    await page.route("**/transactions/totals?*", async (route) => {
      requests += 1
      await comes
      await route.continue()
    })
    const hold = () => {
      let release: (value?: unknown) => void = () => undefined
      comes = new Promise((resolve) => (release = resolve))
      return release
    }
    const rows = page.getByRole("row").filter({ hasText: "FAILED-" })
    const dollars = page.getByText(admin.money(10, "USD"))

    const first = hold()
    await admin.openFlexPay(`?tab=transactions&q=${phone}`)
    await rows.first().waitFor()
    await admin.sees(admin.t("totals.adding"))
    await admin.visitor.picture("1 rows, and no totals yet")
    first()
    await dollars.first().waitFor()
    await admin.button("list.next").click()
    await page.waitForURL(/offset=20/)
    await dollars.first().waitFor()
    const requestsByPages = requests
    const second = hold()
    await page.getByRole("searchbox").fill(`${phone}0`)
    await admin.sees(admin.t("list.filtered_title"))
    const outdated = await dollars.count()
    await admin.visitor.picture("2 totals of another search are not shown")
    second()
    await admin.sees(admin.t("totals.empty"))

    expect(requestsByPages).toBe(1)
    expect(outdated).toBe(0)
  })

  test("a long list appears without its totals when they fail", async (context) => {
    const { phone } = await sell(context.demo)
    const admin = await Admin.logIn(context, { language: "en" })
    admin.visitor.expectErrors(/transactions\/totals/)

    await admin.page.route("**/transactions/totals?*", (route) => route.abort())
    await admin.openFlexPay(`?tab=transactions&q=${phone}`)
    await admin.page.getByRole("alert").waitFor()
    await admin.visitor.picture("only rows")
    const alert = await admin.page.getByRole("alert").textContent()

    expect(alert).toBe(admin.t("totals.failed"))
    expect(await admin.page.getByRole("row").count()).toBe(2)
  })
})

/** So many attempts of a phone, long ago, that came to nothing. */
async function keepFailed(
  { database }: Demo,
  phone: string,
  count: number
): Promise<void> {
  const time = "now() - interval '200 days' - n * interval '1 minute'"
  const insert = insertTransactions("$2::int", {
    id: "'fptx_' || $1 || '_' || n",
    state: "'failed'",
    reason: "'not_paid'",
    synced_state: "'failed'",
    reference: "'FAILED-' || right($1, 7) || '-' || n",
    callback_token_hash: "$1 || '_' || n",
    phone: "$1",
    operator: "'vodacom'",
    amount: "500",
    expires_at: time,
    finalized_at: time,
    created_at: time,
  })
  await database.query(insert, [phone, count])
}
