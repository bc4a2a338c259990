import type { Locator } from "playwright-core"
import type {
  AdminFlexPayOrderRequest,
  AdminFlexPayPaymentLink,
} from "../../src/api/admin/flexpay/types"
import {
  expectAccessible,
  expectNoSidewaysScroll,
} from "../setup/browser/accessibility"
import { Admin, isFocused } from "../setup/browser/admin"
import { describePages } from "../setup/browser/describe-pages"
import { orderByPhone, readOrder } from "../setup/browser/phone-order"
import { delays, newPhone } from "../setup/browser/sale"
import { PAYMENT, stubOrder, stubTransactions } from "../setup/browser/stubs"

const TOTAL = 21000

/** Opens the form that requests an order's payment. */
async function startRequest(admin: Admin, orderId: string): Promise<Locator> {
  await admin.openOrder(orderId)
  await admin.button("actions.request_payment").click()
  const dialog = admin.page.getByRole("dialog")
  await amountOf(admin, dialog).waitFor()
  return dialog
}

function amountOf(admin: Admin, dialog: Locator): Locator {
  return dialog.getByLabel(admin.t("refund.amount", { currency: "CDF" }))
}

/** The section of the FlexPay widget: what is due, and the payment link. */
function requestsOf(admin: Admin): Locator {
  return admin.page.getByRole("region", {
    name: admin.t("request_payment.title"),
  })
}

/** The address of a link, as it is shown. */
function addressOf(admin: Admin, inside: Locator): Locator {
  return inside.getByLabel(admin.t("payment_link.address"))
}

describePages("an order that is not paid", (test) => {
  for (const [language, device] of [
    ["fr", "desktop"],
    ["en", "phone"],
  ] as const) {
    test("an operator requests the payment of a phone order in two presses, and the customer pays by PIN", async (context) => {
      const { demo } = context
      const { orderId, phone } = await orderByPhone(demo)
      await demo.gateway.setOutcome({ phone, payment: "interactive", delays })
      const admin = await Admin.logIn(context, { language, device })

      const dialog = await startRequest(admin, orderId)
      const amount = await amountOf(admin, dialog).inputValue()
      await admin.visitor.picture("1 form")
      await expectAccessible(admin.page, { selector: "[role=dialog] form" })
      await admin.button("request_payment.send", dialog).click()
      await admin.sees(admin.t("states.payment.pending.label"), dialog)
      await admin.visitor.picture("2 sent")
      await expectAccessible(admin.page, {
        selector: "[role=dialog] [role=group]",
      })
      await demo.gateway.enterPin(phone)
      await admin.sees(admin.t("states.payment.succeeded.label"), dialog)
      await admin.sees(admin.t("payment_link_states.paid"), dialog)
      await admin.visitor.picture("3 paid")
      await admin.button("actions.close", dialog).click()
      await admin.sees(
        admin.t("states.payment.succeeded.label"),
        admin.panel("payment")
      )
      await requestsOf(admin)
        .getByText(admin.t("request_payment.outstanding"))
        .waitFor({ state: "hidden" })
      await admin.panel("payment").scrollIntoViewIfNeeded()
      await admin.visitor.picture("4 order")
      await expectNoSidewaysScroll(admin.page)

      expect(amount).toBe(String(TOTAL))
      expect(await readOrder(demo, orderId)).toMatchObject({
        payment_status: "captured",
        summary: { pending_difference: 0 },
      })
    })

    test("an operator creates a payment link, copies it, shows its QR code, and closes it", async (context) => {
      const { orderId } = await orderByPhone(context.demo)
      const admin = await Admin.logIn(context, { language, device })
      await admin.visitor.context.grantPermissions([
        "clipboard-read",
        "clipboard-write",
      ])

      const dialog = await startRequest(admin, orderId)
      await admin.button("request_payment.create_link", dialog).click()
      await dialog
        .getByRole("img", { name: admin.t("payment_link.qr") })
        .waitFor()
      await admin.visitor.picture("1 link")
      await expectAccessible(admin.page, {
        selector: "[role=dialog] [role=group]",
      })
      const address = await addressOf(admin, dialog).inputValue()
      const whatsApp = await dialog
        .getByRole("link", { name: admin.t("payment_link.whatsapp") })
        .getAttribute("href")
      await admin.button("actions.close", dialog).click()
      await dialog.waitFor({ state: "hidden" })
      const section = requestsOf(admin)
      await admin.sees(admin.t("payment_link_states.open"), section)
      await admin.button("payment_link.copy", section).click()
      await admin.sees(admin.t("payment_link.copied"))
      const copied = await admin.page.evaluate("navigator.clipboard.readText()")
      await admin.button("payment_link.share", section).click()
      await section
        .getByRole("img", { name: admin.t("payment_link.qr") })
        .scrollIntoViewIfNeeded()
      await admin.visitor.picture("2 order")
      await expectNoSidewaysScroll(admin.page)
      await admin.button("payment_link.close", section).click()
      const prompt = admin.page.getByRole("alertdialog")
      await admin.visitor.picture("3 close")
      await admin.button("payment_link.close", prompt).click()
      await admin.sees(admin.t("payment_link_states.closed"), section)
      await admin.visitor.picture("4 closed")

      expect(address).toMatch(/\/flexpay\/pay#\S{20,}$/)
      expect(copied).toBe(address)
      expect(whatsApp).toMatch(/^https:\/\/wa\.me\/243\d{9}\?text=/)
      expect(decodeURIComponent(whatsApp ?? "")).toContain(`\n${address}`)
      expect(decodeURIComponent(whatsApp ?? "")).toContain(admin.money(TOTAL))
      expect(decodeURIComponent(whatsApp ?? "")).toContain("Boutique Mboka")
    })
  }

  test("a deposit above what is outstanding is refused in the form, and one below it is requested", async (context) => {
    const { demo } = context
    const { orderId, phone } = await orderByPhone(demo)
    await demo.gateway.setOutcome({ phone, payment: "paid", delays })
    const admin = await Admin.logIn(context)

    const dialog = await startRequest(admin, orderId)
    await amountOf(admin, dialog).fill("21001")
    await admin.field("request_payment.phone", dialog).fill("")
    await admin.button("request_payment.send", dialog).click()
    await admin.sees(
      admin.t("request_payment.amount_too_large", { max: admin.money(TOTAL) }),
      dialog
    )
    await admin.sees(admin.t("request_payment.phone_missing"), dialog)
    await admin.visitor.picture("1 what is wrong")
    await amountOf(admin, dialog).fill("5 000")
    await admin
      .field("request_payment.phone", dialog)
      .fill(`0${phone.slice(3)}`)
    await admin.button("request_payment.send", dialog).click()
    await admin.sees(admin.t("states.payment.succeeded.label"), dialog)
    await admin.button("actions.close", dialog).click()
    await admin.sees(admin.money(TOTAL - 5000), requestsOf(admin))
    await admin.visitor.picture("2 the rest")

    expect((await readOrder(demo, orderId)).summary.pending_difference).toBe(
      TOTAL - 5000
    )
  })

  test("a payment is requested again from another number after a wrong PIN", async (context) => {
    const { demo } = context
    const { orderId, phone } = await orderByPhone(demo)
    const other = newPhone()
    await demo.gateway.setOutcome({ phone, payment: "wrong_pin", delays })
    await demo.gateway.setOutcome({ phone: other, payment: "paid", delays })
    const admin = await Admin.logIn(context)
    admin.visitor.expectErrors(/400 \(Bad Request\)/)

    const dialog = await startRequest(admin, orderId)
    await admin.button("request_payment.send", dialog).click()
    await admin.sees(admin.t("states.payment.failed.label"), dialog)
    await admin.visitor.picture("1 not paid")
    await admin.button("actions.request_again", dialog).click()
    await admin.field("request_payment.phone", dialog).fill("12345")
    await admin.button("request_payment.send", dialog).click()
    await admin.sees(admin.t("request_payment.phone_invalid"), dialog)
    const isAtPhone = await isFocused(
      admin.field("request_payment.phone", dialog)
    )
    await admin.visitor.picture("2 no such number")
    await admin
      .field("request_payment.phone", dialog)
      .fill(`+243 ${other.slice(3)}`)
    await admin.button("request_payment.send", dialog).click()
    await admin.sees(admin.t("states.payment.succeeded.label"), dialog)
    await admin.button("actions.close", dialog).click()
    await admin.sees(admin.t("widget.attempts"))
    await admin.visitor.picture("3 order")

    expect(isAtPhone).toBe(true)
    const paid = (await demo.gateway.entries()).filter(({ moved }) => moved)
    expect(paid.filter((entry) => entry.phone === phone)).toEqual([])
    expect(paid.filter((entry) => entry.phone === other)).toHaveLength(1)
  })

  test("an operator requests a payment with the keyboard alone", async (context) => {
    const { demo } = context
    const { orderId, phone } = await orderByPhone(demo)
    await demo.gateway.setOutcome({ phone, payment: "interactive", delays })
    const admin = await Admin.logIn(context)
    const { keyboard } = admin.page

    await admin.openOrder(orderId)
    const button = admin.button("actions.request_payment")
    await button.waitFor()
    await admin.tabTo(button)
    await keyboard.press("Enter")
    const dialog = admin.page.getByRole("dialog")
    await amountOf(admin, dialog).waitFor()
    await keyboard.press("Enter")
    await admin.sees(admin.t("states.payment.pending.label"), dialog)
    await admin.tabTo(admin.button("payment_link.close", dialog))
    await keyboard.press("Enter")
    const prompt = admin.page.getByRole("alertdialog")
    await prompt.waitFor()
    await admin.tabTo(admin.button("payment_link.close", prompt))
    await keyboard.press("Enter")
    await admin.sees(admin.t("payment_link_states.closed"), dialog)
    await admin.visitor.picture("closed")
    await admin.escape(dialog)
    await demo.gateway.enterPin(phone)
    await admin.sees(
      admin.t("states.payment.succeeded.label"),
      admin.panel("payment")
    )

    expect((await readOrder(demo, orderId)).payment_status).toBe("captured")
  })
})

const LINK: AdminFlexPayPaymentLink = {
  id: "fplink_stub",
  order_id: null,
  url: "https://shop.test/flexpay/pay#stub-token",
  state: "open",
  amount: "21000",
  currency_code: "cdf",
  expires_at: "2026-12-20T10:00:00.000Z",
  opened_at: null,
  created_at: "2026-12-06T10:00:00.000Z",
  created_by: null,
}
const OPEN: AdminFlexPayOrderRequest = {
  outstanding: { amount: "21000", currency_code: "cdf" },
  link: LINK,
  can_request: true,
}

// The server's part is stubbed: its rules are tested over HTTP.
describePages("what a payment link's reader sees", (test) => {
  test("an operator without the right sees the link's state, and neither its address nor a button", async (context) => {
    const admin = await Admin.logIn(context)
    const { orderId } = await orderByPhone(context.demo)
    await stubOrder(admin.page, [], {
      ...OPEN,
      link: { ...LINK, url: null, opened_at: LINK.created_at },
      can_request: false,
    })
    await admin.openOrder(orderId)
    const section = requestsOf(admin)
    await admin.sees(admin.t("payment_link_states.opened"), section)
    await admin.visitor.picture("no right")

    expect(await section.getByRole("button").count()).toBe(0)
    expect(await section.getByRole("textbox").count()).toBe(0)
  })

  for (const language of ["fr", "en"] as const) {
    test("a refused request shows the reason in the operator's language, and keeps the form", async (context) => {
      const admin = await Admin.logIn(context, { language })
      admin.visitor.expectErrors(/409 \(Conflict\)/)
      const { orderId } = await orderByPhone(context.demo)
      const answers = [
        { code: "payment_under_way", message: "En cours\nUnder way" },
        { code: "too_many_pushes", message: "Too many" },
      ]
      await admin.page.route("**/orders/*/payment-links", (route) =>
        route.fulfill({
          status: 409,
          json: { type: "not_allowed", ...answers.shift() },
        })
      )
      const dialog = await startRequest(admin, orderId)
      await amountOf(admin, dialog).fill("7000")
      await admin.button("request_payment.send", dialog).click()
      await admin.sees(language === "fr" ? "En cours" : "Under way", dialog)
      await admin.sees(admin.t("problem.refused"), dialog)
      await admin.visitor.picture("1 under way")
      await admin.button("request_payment.send", dialog).click()
      await admin.sees(admin.t("refusals.too_many_pushes.text"), dialog)
      await admin.visitor.picture("2 too many")

      expect(await amountOf(admin, dialog).inputValue()).toBe("7000")
    })
  }

  test("an order whose FlexPay data can't be read shows it, and reads it again", async (context) => {
    const admin = await Admin.logIn(context)
    admin.visitor.expectErrors(/500 \(Internal Server Error\)/)
    const { orderId } = await orderByPhone(context.demo)
    const path = "**/admin/flexpay/orders/*"
    await admin.page.route(path, (route) =>
      route.fulfill({ status: 500, json: { message: "…" } })
    )
    await admin.openOrder(orderId)
    const retry = admin.button("actions.retry")
    await retry.scrollIntoViewIfNeeded()
    await admin.visitor.picture("unreadable")
    await admin.page.unroute(path)
    await retry.click()
    await admin.button("actions.request_payment").waitFor()

    expect(await retry.count()).toBe(0)
  })

  for (const [language, device] of [
    ["fr", "phone"],
    ["en", "desktop"],
  ] as const) {
    test("a failed payment's page creates the link of the cart that is still open", async (context) => {
      const admin = await Admin.logIn(context, { language, device })
      const { link, posted } = await stubTransactions(admin.page, [
        {
          ...PAYMENT,
          state: "failed",
          reason: "not_paid",
          disposition: null,
          actions: [],
        },
      ])
      link({ link: null, can_request: true })
      await admin.openFlexPay("/fptx_stub")
      const create = admin.button("request_payment.create_link")
      await create.scrollIntoViewIfNeeded()
      await admin.visitor.picture("1 before")
      link({ link: LINK, can_request: true })
      await create.click()
      await admin.button("payment_link.share").click()
      await admin.page
        .getByRole("img", { name: admin.t("payment_link.qr") })
        .scrollIntoViewIfNeeded()
      await admin.visitor.picture("2 link")
      await expectAccessible(admin.page, { selector: "[role=group]" })
      await expectNoSidewaysScroll(admin.page)

      expect(await create.count()).toBe(0)
      expect(posted).toEqual([{ path: "fptx_stub/payment-links", body: {} }])
    })
  }
})
