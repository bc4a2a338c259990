import type { Locator } from "playwright-core"
import { adminLogin, approverLogin } from "../../demo/src/seed/names"
import { maskPhone as masked } from "../../src/gateway"
import {
  expectAccessible,
  expectNoSidewaysScroll,
} from "../setup/browser/accessibility"
import { Admin, expectFocus } from "../setup/browser/admin"
import { describePages } from "../setup/browser/describe-pages"
import {
  moneyThatLeft,
  newPhone,
  payoutRequestsTo,
  refundsInMedusa,
  sell,
} from "../setup/browser/sale"

/** The dearest mask and its delivery: more than one admin may give back. */
const TOTAL = 192000
const DEAR = { handle: "masque-pende" }
/** What is bought otherwise, and its delivery. */
const HONEY = 28000

describePages("a payout above the approval limit", (test) => {
  for (const language of ["fr", "en"] as const) {
    test("a payout above the limit leaves when a second admin approves it", async (context) => {
      const { phone, orderId } = await sell(context.demo, DEAR)
      const first = await Admin.logIn(context, { language })
      const second = await Admin.logIn(context, {
        language,
        login: approverLogin,
      })

      const dialog = await first.startRefund(orderId)
      await first.button("refund.review", dialog).click()
      await first.sees(first.t("refund.request_title"), dialog)
      await first.requestButton(dialog, TOTAL).click()
      await first.sees(first.t("progress.approval"), dialog)
      await first.visitor.picture("1 asked for")
      await first.button("actions.close", dialog).click()
      const own = first.panel("payout")
      await first.sees(first.t("attentions.approval_needed.title"), own)
      await first.sees(
        first.t("timeline.payout", {
          amount: first.money(TOTAL),
          phone: masked(phone),
        }),
        own
      )
      await first.visitor.picture("2 as the first admin sees it")
      const ownApproval = await first.button("actions.approve", own).count()
      const requestsBefore = await payoutRequestsTo(context.demo, phone)

      await second.openOrder(orderId)
      await second.button("actions.approve", second.panel("payout")).click()
      const prompt = second.page.getByRole("alertdialog")
      await second.sees(second.t("approve.title"), prompt)
      await second.sees(adminLogin.email, prompt)
      await second.sees(
        second.t("approval.of", {
          amount: second.money(0),
          total: second.money(TOTAL),
        }),
        prompt
      )
      const warnings = await prompt.getByText("→").count()
      await second.visitor.picture("3 as the second admin sees it")
      await second.button("approve.confirm", prompt).click()
      await prompt.waitFor({ state: "hidden" })
      await second.sees(
        second.t("states.payout.succeeded.label"),
        second.panel("payout")
      )
      await second.visitor.picture("4 approved")

      expect(warnings).toBe(0)
      expect(ownApproval).toBe(0)
      expect(requestsBefore).toBe(0)
      expect(await payoutRequestsTo(context.demo, phone)).toBe(1)
      expect(await moneyThatLeft(context.demo, phone)).toEqual([TOTAL])
      expect(await refundsInMedusa(context.demo, orderId)).toEqual([TOTAL])
    })
  }

  for (const action of ["approve", "reject"] as const) {
    test(`a second admin can ${action} a payout with the keyboard alone`, async (context) => {
      const { phone, orderId } = await sell(context.demo, DEAR)
      const first = await Admin.logIn(context)
      const second = await Admin.logIn(context, { login: approverLogin })
      const { page } = second
      const dialog = await first.startRefund(orderId)
      await first.button("refund.review", dialog).click()
      await first.requestButton(dialog, TOTAL).click()
      await first.sees(first.t("progress.approval"), dialog)

      await second.openOrder(orderId)
      const panel = second.panel("payout")
      const button = second.button(`actions.${action}`, panel)
      await second.pressByKeyboard(button)
      const prompt = page.locator("[role=dialog], [role=alertdialog]")
      const start =
        action === "approve"
          ? second.button("actions.cancel", prompt)
          : second.field("reject.note", prompt)
      await expectFocus(start)
      await second.escape(prompt)
      await expectFocus(button)
      await page.keyboard.press("Enter")
      await expectFocus(start)
      if (action === "reject") {
        await page.keyboard.type("Le colis n'est pas revenu")
      }
      await second.pressByKeyboard(second.button(`${action}.confirm`, prompt))
      await prompt.waitFor({ state: "hidden" })
      await button.waitFor({ state: "detached" })
      await expectFocus(panel)
      await second.visitor.picture("its payout")
      await second.sees(
        second.t(
          action === "approve"
            ? "states.payout.succeeded.label"
            : "states.payout.refused.label"
        ),
        panel
      )

      expect(await moneyThatLeft(context.demo, phone)).toEqual(
        action === "approve" ? [TOTAL] : []
      )
    })
  }

  for (const language of ["fr", "en"] as const) {
    test("a payout to another number is rejected with a reason from the attention list on a phone", async (context) => {
      const { phone, orderId } = await sell(context.demo)
      const other = newPhone()
      const first = await Admin.logIn(context, { language })
      const second = await Admin.logIn(context, {
        ...{ language, login: approverLogin, device: "phone" },
      })
      const dialog = await first.startRefund(orderId)
      await dialog
        .getByRole("radio", { name: first.t("recipient.other") })
        .click()
      await first.field("recipient.phone", dialog).fill(`0${other.slice(3)}`)
      await first.field("recipient.reason", dialog).fill("Carte SIM perdue")
      await first.field("refund.note", dialog).fill("Reçu 118")
      await first.button("refund.review", dialog).click()
      await first.requestButton(dialog, HONEY).click()
      await first.sees(first.t("progress.approval"), dialog)

      await second.openFlexPay("?tab=attention")
      const entry = second.page
        .getByRole("listitem")
        .filter({ has: second.page.locator(`a[href$="${orderId}"]`) })
      await expectFacts(second, entry)
      await second.visitor.picture("1 attention list")
      await expectNoSidewaysScroll(second.page)
      await second.button("actions.approve", entry).click()
      const prompt = second.page.getByRole("alertdialog")
      await expectFacts(second, prompt)
      await second.visitor.picture("2 before an approval")
      await expectAccessible(second.page, { selector: "[role=alertdialog]" })
      await expectNoSidewaysScroll(second.page)
      await second.button("actions.cancel", prompt).click()
      await second.button("actions.reject", entry).click()
      const rejection = second.page.getByRole("dialog")
      await expectFacts(second, rejection)
      await second
        .field("reject.note", rejection)
        .fill("Le colis n'est pas revenu")
      await second.visitor.picture("3 why")
      await second.button("reject.confirm", rejection).click()
      await rejection.waitFor({ state: "hidden" })
      await second.sees(second.t("attentions.payout_refused.title"), entry)
      await second.visitor.picture("4 after it")

      for (const number of [phone, other]) {
        expect(await payoutRequestsTo(context.demo, number)).toBe(0)
        expect(await moneyThatLeft(context.demo, number)).toEqual([])
      }

      async function expectFacts(admin: Admin, inside: Locator) {
        const warning = admin.t("approval.other_phone", {
          ...{ from: masked(phone), to: masked(other) },
        })
        const texts = [warning, "Carte SIM perdue", "Reçu 118", "@essai.test"]
        for (const text of [...texts, adminLogin.email]) {
          await admin.sees(text, inside)
        }
      }
    })
  }
})
