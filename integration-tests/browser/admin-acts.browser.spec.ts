import { Admin } from "../setup/browser/admin"
import {
  expectAccessible,
  expectNoSidewaysScroll,
} from "../setup/browser/accessibility"
import { describePages } from "../setup/browser/describe-pages"
import { sell } from "../setup/browser/sale"
import {
  PAYMENT,
  refundableOf,
  stubOrder,
  stubTransactions,
} from "../setup/browser/stubs"

const WHY = "Vu dans l’espace marchand le 3 mai"

// The server's part is stubbed: what it offers and refuses is tested over HTTP.
describePages("an action with a justification", (test) => {
  for (const language of ["fr", "en"] as const) {
    for (const device of ["desktop", "phone"] as const) {
      test("an operator accepts a payment with its amount and a justification", async (context) => {
        const admin = await Admin.logIn(context, { language, device })
        const { posted } = await stubTransactions(admin.page, [
          {
            ...PAYMENT,
            attention: "amount_unknown",
            actions: ["check", "accept", "resolve"],
            needs_justification: ["accept"],
            accept_needs_amount: true,
          },
        ])
        await admin.openFlexPay()
        await admin.button("actions.accept").click()
        const dialog = admin.page.getByRole("dialog")
        const amount = dialog.getByLabel(
          admin.t("accept.amount", { currency: "CDF" })
        )
        await amount.fill("28001")
        await admin.button("accept.confirm", dialog).click()
        await admin.sees(
          admin.t("justification.missing", { length: 10 }),
          dialog
        )
        await admin.sees(
          admin.t("accept.amount_too_large", {
            requested: admin.money(28000),
          }),
          dialog
        )
        await admin.visitor.picture("1 what is missing")
        await amount.fill("27 500")
        await admin.field("justification.label", dialog).fill(WHY)
        await admin.button("accept.confirm", dialog).click()
        await dialog.waitFor({ state: "hidden" })
        await expectNoSidewaysScroll(admin.page)

        expect(posted).toEqual([
          {
            path: "fptx_stub/accept",
            body: { justification: WHY, amount: "27500" },
          },
        ])
      })

      test("a refused action links to the payout that blocks it, and keeps the input", async (context) => {
        const admin = await Admin.logIn(context, { language, device })
        admin.visitor.expectErrors(/409 \(Conflict\)/)
        const { posted, answer } = await stubTransactions(admin.page, [
          {
            ...PAYMENT,
            attention: "contradicted",
            actions: ["refund"],
            needs_justification: ["refund"],
          },
          { ...PAYMENT, id: "fptx_other", reference: "OTHER1" },
        ])
        await admin.openFlexPay()
        await admin.button("actions.refund").first().click()
        const dialog = admin.page.getByRole("dialog")
        await admin.button("refund.review", dialog).click()
        await admin.sees(
          admin.t("justification.missing", { length: 10 }),
          dialog
        )
        await admin.field("justification.label", dialog).fill(WHY)
        await admin.button("refund.review", dialog).click()

        answer({ code: "order_being_placed" })
        await admin.sendButton(dialog, 28000).click()
        await admin.sees(admin.t("refusals.order_being_placed.title"), dialog)
        answer({ code: "payout_open", transaction_id: "fptx_other" })
        await admin.sendButton(dialog, 28000).click()
        await admin.sees(admin.t("refusals.payout_open.title"), dialog)
        await admin.visitor.picture("1 refused")
        const isOffered = await admin.sendButton(dialog, 28000).isVisible()
        await admin.button("actions.back", dialog).click()
        const input = await admin
          .field("justification.label", dialog)
          .inputValue()
        await admin.button("refund.review", dialog).click()
        await admin.sendButton(dialog, 28000).click()
        await dialog
          .getByRole("link", { name: admin.t("refusals.open") })
          .click()
        await admin.page.waitForURL(/\/flexpay\/fptx_other$/)

        expect([isOffered, input]).toEqual([false, WHY])
        expect(posted.map(({ path }) => path)).toEqual(
          Array(3).fill("fptx_stub/payouts")
        )
        expect(posted.at(-1)?.body).toMatchObject({ justification: WHY })
      })
    }

    test("an operator resends the rest of a payout that arrived short once", async (context) => {
      const admin = await Admin.logIn(context, { language })
      admin.visitor.expectErrors(/409 \(Conflict\)/)
      const { posted, answer } = await stubTransactions(admin.page, [
        {
          ...PAYMENT,
          kind: "payout",
          attention: "amount_differs",
          received_amount: "1",
          received_currency_code: "cdf",
          disposition: null,
          actions: ["resend"],
          needs_justification: ["resend"],
          resend_amount: "27999",
        },
      ])
      await admin.openFlexPay()
      await admin.page
        .getByRole("button", {
          name: admin.t("actions.resend_rest", { amount: admin.money(27999) }),
        })
        .click()
      const dialog = admin.page.getByRole("dialog")
      await admin.field("justification.label", dialog).fill(WHY)
      await admin.button("refund.review", dialog).click()
      answer({ code: "already_resent", transaction_id: "fptx_other" })
      await admin.sendButton(dialog, 27999).click()
      await admin.sees(admin.t("refusals.already_resent.title"), dialog)
      await admin.visitor.picture("already sent again")
      await dialog.getByRole("link", { name: admin.t("refusals.open") }).click()
      await admin.page.waitForURL(/\/flexpay\/fptx_other$/)

      expect(posted).toEqual([
        { path: "fptx_stub/resend", body: { justification: WHY } },
      ])
    })

    test("an operator accepts a payment for an order that was placed without it", async (context) => {
      const admin = await Admin.logIn(context, { language })
      const { posted } = await stubTransactions(admin.page, [
        {
          ...PAYMENT,
          attention: "other_payment_authorized",
          disposition: "awaiting_operator",
          actions: ["place_order", "refund"],
        },
      ])
      await admin.openFlexPay("/fptx_stub")
      await admin.sees(admin.t("dispositions.awaiting_operator"))
      await admin.visitor.picture("1 its page")
      await admin.button("actions.count_payment").click()
      const dialog = admin.page.getByRole("alertdialog")
      await admin.visitor.picture("2 question")
      await admin.button("count_payment.confirm", dialog).click()
      await dialog.waitFor({ state: "hidden" })

      expect(posted).toEqual([{ path: "fptx_stub/place-order", body: {} }])
    })
  }
})

describePages("an order with two payments", (test) => {
  for (const device of ["desktop", "phone"] as const) {
    test("an order with two payments shows the refundable amount of each, and refunds the chosen one", async (context) => {
      const { orderId } = await sell(context.demo)
      const admin = await Admin.logIn(context, { device })
      const first = { ...PAYMENT, id: "fptx_first", reference: "FIRST1" }
      const second = {
        ...PAYMENT,
        id: "fptx_second",
        reference: "SECOND1",
        amount: "21000",
      }
      await stubTransactions(admin.page, [first, second])
      await stubOrder(admin.page, [
        { ...second, timeline: [], refundable: refundableOf(second, "21000") },
        { ...first, timeline: [], refundable: refundableOf(first, "5000") },
      ])
      await admin.openOrder(orderId)
      const panels = [
        [first, 5000],
        [second, 21000],
      ] as const
      for (const [{ reference }, refundable] of panels) {
        const panel = admin.panel("payment").filter({
          has: admin.page.getByRole("link", { name: RegExp(reference) }),
        })
        await admin.sees(
          admin.t("widget.refundable", { amount: admin.money(refundable) }),
          panel
        )
        const button = admin.button("actions.refund", panel)
        await button.scrollIntoViewIfNeeded()
      }
      await admin.visitor.picture("1 both payments")
      const request = admin.page.waitForRequest(
        /\/flexpay\/transactions\/fptx_second$/
      )
      await admin
        .button("actions.refund", admin.panel("payment").first())
        .click()
      await request
      const amount = admin.page
        .getByRole("dialog")
        .getByLabel(admin.t("refund.amount", { currency: "CDF" }))
      await amount.waitFor()

      expect(await amount.inputValue()).toBe("21000")
    })
  }
})

describePages("a customer's page", (test) => {
  for (const [language, device] of [
    ["fr", "phone"],
    ["en", "desktop"],
  ] as const) {
    test("an operator erases a customer's data once the payment can't be reversed any more", async (context) => {
      const { demo } = context
      const { orderId } = await sell(demo)
      const [order] = await demo.database.query<{ customer_id: string }>(
        `SELECT customer_id FROM "order" WHERE id = $1`,
        [orderId]
      )
      const admin = await Admin.logIn(context, { language, device })
      const { page } = admin
      admin.visitor.expectErrors(/400 \(Bad Request\)/)
      await page.goto(`${demo.storeUrl}/app/customers/${order?.customer_id}`)
      await admin.sees(admin.t("erasure.waiting_one", { count: 1 }))
      await admin.visitor.picture("1 not yet")
      await expectNoSidewaysScroll(page)
      await admin.button("actions.erase").click()
      const dialog = page.getByRole("dialog")
      await admin.sees(admin.t("erasure.kept_text"), dialog)
      await admin.visitor.picture("2 what is erased and kept")
      await expectAccessible(page, { selector: "[role=dialog] form" })
      await admin.field("erasure.phone", dialog).fill("12345")
      await admin.button("erase.confirm", dialog).click()
      await dialog
        .getByText(/081 234 5678/)
        .nth(1)
        .waitFor()
      await admin.field("erasure.phone", dialog).fill("")
      await admin.button("erase.confirm", dialog).click()
      await admin.sees(admin.t("erasure.none_yet"))

      await demo.database.query(
        "UPDATE flexpay_transaction SET next_check_at = NULL WHERE order_id = $1",
        [orderId]
      )
      await admin.button("actions.erase").click()
      await admin.button("erase.confirm", dialog).click()
      await admin.sees(admin.t("erasure.done_one", { count: 1 }))
      await page
        .getByText(admin.t("erasure.waiting_one", { count: 1 }))
        .waitFor({ state: "hidden" })
      await admin.openOrder(orderId)
      await admin.sees(admin.t("timeline_entries.personal_data_erased"))
      await admin.sees(admin.t("values.redacted"))
      await admin.visitor.picture("3 the order after it")
    })
  }
})
