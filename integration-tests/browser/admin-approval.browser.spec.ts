import { approverLogin } from "../../demo/src/seed/names"
import { Admin } from "../setup/browser/admin"
import { describePages } from "../setup/browser/describe-pages"
import {
  moneyThatLeft,
  payoutRequestsTo,
  refundsInMedusa,
  sell,
} from "../setup/browser/sale"

/** The dearest mask and its delivery: more than one admin may give back. */
const TOTAL = 192000
const DEAR = { handle: "masque-pende" }

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
      await first.sendButton(dialog, TOTAL).click()
      await first.sees(first.t("progress.approval"), dialog)
      await first.visitor.picture("1 asked for")
      await first.button("actions.close", dialog).click()
      const own = first.panel("payout")
      await first.sees(first.t("attentions.approval_needed.title"), own)
      await first.visitor.picture("2 as the first admin sees it")
      const ownApproval = await first.button("actions.approve", own).count()
      const requestsBefore = await payoutRequestsTo(context.demo, phone)

      await second.openOrder(orderId)
      await second.button("actions.approve", second.panel("payout")).click()
      const prompt = second.page.getByRole("alertdialog")
      await second.sees(second.t("approve.title"), prompt)
      await second.visitor.picture("3 as the second admin sees it")
      await second.button("approve.confirm", prompt).click()
      await prompt.waitFor({ state: "hidden" })
      await second.sees(
        second.t("states.payout.succeeded.label"),
        second.panel("payout")
      )
      await second.visitor.picture("4 approved")

      expect(ownApproval).toBe(0)
      expect(requestsBefore).toBe(0)
      expect(await payoutRequestsTo(context.demo, phone)).toBe(1)
      expect(await moneyThatLeft(context.demo, phone)).toEqual([TOTAL])
      expect(await refundsInMedusa(context.demo, orderId)).toEqual([TOTAL])
    })
  }

  test("a payout above the limit is rejected with a reason from the attention list on a phone", async (context) => {
    const { phone, orderId } = await sell(context.demo, DEAR)
    const first = await Admin.logIn(context)
    const second = await Admin.logIn(context, {
      login: approverLogin,
      device: "phone",
    })
    const dialog = await first.startRefund(orderId)
    await first.button("refund.review", dialog).click()
    await first.sendButton(dialog, TOTAL).click()
    await first.sees(first.t("progress.approval"), dialog)

    await second.openFlexPay("?tab=attention")
    const entry = second.page
      .getByRole("listitem")
      .filter({ has: second.page.locator(`a[href$="${orderId}"]`) })
    await second.button("actions.reject", entry).waitFor()
    await second.visitor.picture("1 attention list")
    await second.button("actions.reject", entry).click()
    const rejection = second.page.getByRole("dialog")
    await second
      .field("reject.note", rejection)
      .fill("Le colis n'est pas revenu")
    await second.visitor.picture("2 why")
    await second.button("reject.confirm", rejection).click()
    await rejection.waitFor({ state: "hidden" })
    await second.sees(second.t("attentions.payout_refused.title"), entry)
    await second.visitor.picture("3 after it")

    expect(await payoutRequestsTo(context.demo, phone)).toBe(0)
    expect(await moneyThatLeft(context.demo, phone)).toEqual([])
  })
})
