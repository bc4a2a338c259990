import { readFile } from "node:fs/promises"
import { Admin, expectFocus } from "../setup/browser/admin"
import { describePages } from "../setup/browser/describe-pages"
import type { PagesUnderTest } from "../setup/browser/describe-pages"
import {
  delays,
  moneyThatLeft,
  newPhone,
  payoutRequestsTo,
  sell,
} from "../setup/browser/sale"

describePages("the FlexPay page of the admin", (test) => {
  for (const language of ["fr", "en"] as const) {
    for (const device of ["desktop", "phone"] as const) {
      test("an operator refunds a payment without an order from its entry", async (context) => {
        const { phone, reference } = await payOtherAmount(context)
        const admin = await Admin.logIn(context, { language, device })

        await admin.openFlexPay()
        const tab = admin.page.getByRole("tab", {
          name: admin.t("page.attention", { count: "" }).replace(/\W+$/, ""),
        })
        await tab.waitFor()
        const counted = await tab.textContent()
        const entry = admin.page
          .getByRole("listitem")
          .filter({ hasText: reference })
        await admin.sees(admin.t("attentions.amount_differs.title"), entry)
        await admin.visitor.picture("1 attention list")
        await admin.button("actions.refund", entry).click()
        const dialog = admin.page.getByRole("dialog")
        await admin.button("refund.review", dialog).click()
        await admin.sendButton(dialog, 1000).click()
        await admin.sees(admin.t("states.payout.succeeded.label"), dialog)
        await admin.button("actions.close", dialog).click()
        await entry.waitFor({ state: "detached" })
        await admin.visitor.picture("2 without it")

        expect(Number(counted?.replace(/\D/g, ""))).toBeGreaterThan(0)
        expect(await payoutRequestsTo(context.demo, phone)).toBe(1)
        expect(await moneyThatLeft(context.demo, phone)).toEqual([1000])
      })
    }
  }

  test("an operator assigns and resolves an attention with the keyboard alone", async (context) => {
    const { phone, reference } = await payOtherAmount(context)
    const admin = await Admin.logIn(context)
    const { page } = admin

    await admin.openFlexPay()
    const entry = page.getByRole("listitem").filter({ hasText: reference })
    await admin.pressByKeyboard(admin.button("breaks.assign", entry))
    const unassign = admin.button("breaks.unassign", entry)
    await expectFocus(unassign)
    await admin.openFlexPay(`?tab=transactions&q=${phone}`)
    await admin.pressByKeyboard(
      page.getByRole("link", { name: admin.t("list.open", { reference }) })
    )
    const resolve = admin.button("actions.resolve")
    await admin.pressByKeyboard(resolve)
    const dialog = page.getByRole("dialog")
    await expectFocus(admin.field("resolve.note", dialog))
    await admin.escape(dialog)
    await expectFocus(resolve)
    await page.keyboard.press("Enter")
    await expectFocus(admin.field("resolve.note", dialog))
    await page.keyboard.type("Remboursé en espèces, reçu 118")
    await admin.pressByKeyboard(admin.button("resolve.confirm", dialog))
    await expectFocus(page.getByRole("heading", { name: reference }))
    await admin.visitor.picture("resolved")

    expect(await resolve.count()).toBe(0)
  })

  test("an attention that is resolved with the keyboard leaves the focus to its list", async (context) => {
    const payments = [
      await payOtherAmount(context),
      await payOtherAmount(context),
    ]
    const admin = await Admin.logIn(context)
    const { page } = admin

    await admin.openFlexPay()
    const entry = page
      .getByRole("listitem")
      .filter({ hasText: payments[0]!.reference })
    await admin.pressByKeyboard(admin.button("actions.resolve", entry))
    const dialog = page.getByRole("dialog")
    await expectFocus(admin.field("resolve.note", dialog))
    await page.keyboard.type("Remboursé en espèces, reçu 118")
    await admin.pressByKeyboard(admin.button("resolve.confirm", dialog))
    await entry.waitFor({ state: "detached" })
    await expectFocus(
      page.getByRole("list", { name: admin.t("attention_list.title") })
    )
  })

  test("the menu counts the attention list", async (context) => {
    await payOtherAmount(context)
    const admin = await Admin.logIn(context)

    await admin.page.goto(`${context.demo.storeUrl}/app/orders`)
    const link = admin.page.getByRole("link", {
      name: /lignes? à traiter : FlexPay/,
    })
    await link.waitFor()
    await admin.visitor.picture("menu")
    await link.click()
    await admin.sees(admin.t("attentions.amount_differs.title"))
  })

  for (const [language, device] of [
    ["fr", "desktop"],
    ["en", "phone"],
  ] as const) {
    test("the page says that the server can't be read, gives no all-clear, and reads it again", async (context) => {
      const { reference } = await payOtherAmount(context)
      const admin = await Admin.logIn(context, { language, device })
      const { page } = admin
      admin.visitor.expectErrors(/500 \(Internal Server Error\)/)
      const routes = /\/admin\/flexpay\/(attention|transactions)/
      await page.route(routes, (route) =>
        route.fulfill({ status: 500, json: { message: "…" } })
      )

      await admin.openFlexPay()
      await admin.sees(admin.t("page.attention", { count: "?" }))
      await admin.sees(admin.t("problem.unreadable"))
      await admin.visitor.picture("1 attention list")
      const clear = page.getByText(admin.t("attention_list.empty_title"))
      const isClear = (await clear.count()) > 0
      await admin.openFlexPay("?tab=transactions")
      await admin.sees(admin.t("problem.unreadable"))
      await admin.visitor.picture("2 transactions")
      const empty = page.getByText(admin.t("list.empty_title"))
      const isEmpty = (await empty.count()) > 0
      await page.unroute(routes)
      await admin.button("actions.retry").last().click()
      await admin.sees(admin.t("test_mode.simulator"))
      const row = page.getByRole("row").filter({ hasText: reference })
      await row.waitFor()
      await admin.visitor.picture("3 read again")
      await row.getByRole("cell").first().click()
      await page.waitForURL(/\/flexpay\/fptx_/)
      await admin.sees(admin.t("fields.cart"))
      await admin.visitor.picture("4 opened by its row")

      expect([isClear, isEmpty]).toEqual([false, false])
    })
  }

  test("the page finds a transaction by number, reference and order, and filters", async (context) => {
    const { phone, orderId } = await sell(context.demo, { currency: "usd" })
    const { reference, order_number, display_id } = await rowOf(context, phone)
    const admin = await Admin.logIn(context)
    const rows = admin.page.getByRole("row").filter({ hasText: reference })
    const search = admin.page.getByRole("searchbox", {
      name: admin.t("list.search"),
    })

    await admin.openFlexPay("?tab=transactions")
    for (const words of [
      phone,
      `0${phone.slice(3)}`,
      reference,
      order_number,
      `#${display_id}`,
    ]) {
      await search.fill(words)
      await rows.waitFor()
      await search.fill("nobody's")
      await admin.sees(admin.t("list.filtered_title"))
    }
    await admin.visitor.picture("1 nothing found")
    await search.fill(phone)
    await rows.waitFor()
    await admin.sees(admin.money(10, "USD"))
    await admin.visitor.picture("2 found, with its total")
    await admin.openFlexPay(
      `?tab=transactions&q=${phone}&kind=payment&state=succeeded&operator=vodacom&currency_code=usd`
    )
    await rows.waitFor()
    await admin.visitor.picture("3 filtered")
    await admin.openFlexPay(`?tab=transactions&q=${phone}&currency_code=cdf`)
    await admin.sees(admin.t("list.filtered_title"))

    expect(orderId).toMatch(/^order_/)
  })

  test("the page filters by the mouse, and exports the listed transactions as CSV", async (context) => {
    const { phone } = await sell(context.demo)
    const { reference } = await rowOf(context, phone)
    const admin = await Admin.logIn(context, { language: "en" })
    const { page } = admin

    await admin.openFlexPay(`?tab=transactions&q=${phone}`)
    await page.getByRole("row").filter({ hasText: reference }).waitFor()
    await page.getByRole("button", { name: "Filter" }).click()
    await page.getByRole("menuitem", { name: "Operator" }).click()
    await page
      .getByRole("listitem")
      .filter({ hasText: "Vodacom M-Pesa" })
      .last()
      .click()
    await page.waitForURL(/operator=vodacom/)
    await admin.visitor.picture("filtered")
    await admin.button("csv.export").click()
    const drawer = page.getByRole("dialog")
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      admin.button("csv.confirm", drawer).click(),
    ])
    const csv = await readFile(await download.path(), "utf8")

    expect(download.suggestedFilename()).toMatch(/\.csv$/)
    expect(csv.trim().split("\n")).toHaveLength(2)
    expect(csv).toContain(reference)
  })

  test("the page names each state once in its filter, and remembers hidden columns", async (context) => {
    const { phone } = await sell(context.demo)
    const admin = await Admin.logIn(context)
    const { page } = admin
    const column = (key: string) =>
      page.getByRole("columnheader", { name: admin.t(key), exact: true })

    await admin.openFlexPay(`?tab=transactions&q=${phone}&kind=payment`)
    await column("fields.phone").waitFor()
    await admin.button("list.filter").click()
    await page
      .getByRole("menuitem", { name: admin.t("fields.state"), exact: true })
      .click()
    const options = page.getByRole("dialog").getByRole("listitem")
    await options.filter({ hasText: "Non payé" }).waitFor()
    const names = await options.allTextContents()
    await admin.visitor.picture("1 states of payments")
    await options.filter({ hasText: /^Payé$/ }).click()
    await page.waitForURL(/state=succeeded/)
    await page.keyboard.press("Escape")
    await admin.button("list.columns").click()
    for (const key of ["fields.phone", "fields.operator"]) {
      await page
        .getByRole("menuitemcheckbox", { name: admin.t(key), exact: true })
        .click()
    }
    await admin.visitor.picture("2 columns")
    await page.reload()
    await column("fields.reference").waitFor()
    await page.keyboard.press("Escape")
    await admin.visitor.picture("3 after a reload")
    const hidden = await Promise.all(
      ["fields.phone", "fields.operator", "fields.reference"].map((key) =>
        column(key).count()
      )
    )

    expect(names.filter((name) => name.includes("/"))).toEqual([])
    expect(names).not.toContain("Versé")
    expect(hidden).toEqual([0, 0, 1])
  })

  test("a phone shows the rows above their totals", async (context) => {
    const { phone } = await sell(context.demo)
    const admin = await Admin.logIn(context, { device: "phone" })

    await admin.openFlexPay(`?tab=transactions&q=${phone}`)
    const total = admin.page.getByRole("heading", {
      name: admin.t("totals.title"),
    })
    const row = admin.page
      .getByRole("row")
      .filter({ hasText: admin.t("states.payment.succeeded.label") })
    await row.first().waitFor()
    await total.waitFor()
    await admin.visitor.picture("rows and totals")
    const [above, below] = await Promise.all([
      row.first().boundingBox(),
      total.boundingBox(),
    ])

    expect(above?.y).toBeLessThan(below?.y ?? 0)
  })

  test("the page shows a whole phone number only for a reason, and the timeline names it and the admin", async (context) => {
    const { phone, orderId } = await sell(context.demo)
    const admin = await Admin.logIn(context)

    await admin.openOrder(orderId)
    const panel = admin.panel("payment")
    await panel.waitFor()
    const before = await panel.textContent()
    await panel
      .getByRole("button", { name: /Afficher le numéro entier/ })
      .click()
    const reason = admin.field("phone.reason", panel)
    admin.visitor.expectErrors(/400 \(Bad Request\)/)
    await reason.fill(`Appel au 0${phone.slice(3)}`)
    await admin.button("phone.show", panel).click()
    await admin.sees("N’écrivez pas de numéro de téléphone", panel)
    await admin.visitor.picture("a number as the reason")
    await reason.fill("Appel à la cliente")
    await reason.press("Enter")
    const digits = phone.slice(3)
    await admin.sees(
      `+243 ${digits.slice(0, 2)} ${digits.slice(2, 5)} ${digits.slice(5, 7)} ${digits.slice(7)}`,
      panel
    )
    await admin.page.reload()
    await admin.sees(
      admin.t("timeline_entries.phone_revealed"),
      admin.panel("payment")
    )
    await admin.sees("admin@demo.test", admin.panel("payment"))
    await admin.sees(
      admin.t("timeline.reason", { text: "Appel à la cliente" }),
      admin.panel("payment")
    )
    await admin.visitor.picture("after the look")

    expect(before?.replace(/\D/g, "")).not.toContain(digits)
  })

  test("the page checks a transaction on demand, and shows masked requests and answers", async (context) => {
    const { phone, orderId } = await sell(context.demo)
    const { id } = await rowOf(context, phone)
    const admin = await Admin.logIn(context, { language: "en" })

    await admin.openOrder(orderId)
    const checksBefore = (await context.demo.gateway.counts()).check
    await admin.button("actions.check", admin.panel("payment")).click()
    await admin.sees(
      admin.t("check.unchanged", {
        state: admin.t("states.payment.succeeded.label"),
      })
    )
    await admin.openFlexPay(`/${id}`)
    await admin.button("timeline.show_wire").first().waitFor()
    const closed = admin.button("timeline.show_wire")
    while (await closed.count()) {
      await closed.last().click()
    }
    await admin.visitor.picture("its own page")
    const text = (await admin.page.textContent("main")) ?? ""

    expect((await context.demo.gateway.counts()).check).toBeGreaterThan(
      checksBefore
    )
    expect(text).toContain("paymentService")
    expect(text).not.toContain(phone.slice(3))
    expect(text).not.toContain("flexpay-simulator-token")
  })
})

/** Money that fits no order: another amount than was asked for. */
async function payOtherAmount({ demo }: PagesUnderTest) {
  const phone = newPhone()
  await demo.gateway.setOutcome({
    phone,
    payment: "paid_other_amount",
    otherAmount: "1000",
    delays,
  })
  await demo.gateway.setOutcome({
    phone,
    payout: "paid",
    delays,
  })
  const { sessionId } = await demo.shop.checkOut()
  await demo.shop.push(sessionId, { phone })
  await demo.shop.pollUntil(sessionId, ({ needs_help }) => needs_help, 30_000)
  const { reference } = await rowOf({ demo }, phone)
  return { phone, reference }
}

async function rowOf({ demo }: Pick<PagesUnderTest, "demo">, phone: string) {
  const [row] = await demo.database.query<{
    id: string
    reference: string
    order_number: string
    display_id: number
  }>(
    `SELECT it.id, it.reference, it.order_number, "order".display_id
     FROM flexpay_transaction it
     LEFT JOIN "order" ON "order".id = it.order_id WHERE it.phone = $1`,
    [phone]
  )
  if (!row) {
    throw new Error("There is no such transaction")
  }
  return row
}
