import type { Locator } from "playwright-core"
import { approverLogin } from "../../demo/src/seed/names"
import { Admin, expectFocus, isFocused } from "../setup/browser/admin"
import { approvePayout } from "../setup/browser/approve"
import { describePages } from "../setup/browser/describe-pages"
import {
  moneyThatLeft,
  newPhone,
  payoutRequestsTo,
  refundsInMedusa,
  sell,
} from "../setup/browser/sale"

const TOTAL = 28000
/** How the server begins to say why, in the admin's language alone. */
const REFUSAL = {
  fr: /^FlexPay a refusé le versement/,
  en: /^FlexPay refused the payout/,
}

describePages("a refund by mobile money", (test) => {
  for (const language of ["fr", "en"] as const) {
    for (const device of ["desktop", "phone"] as const) {
      test("an operator refunds the whole amount to the number that paid", async (context) => {
        const { phone, orderId } = await sell(context.demo)
        const admin = await Admin.logIn(context, { language, device })

        const dialog = await admin.startRefund(orderId)
        await admin.visitor.picture("1 form")
        await admin.button("refund.review", dialog).click()
        await admin.sees(admin.t("refund.confirm_title"), dialog)
        await admin.sees(admin.money(TOTAL), dialog)
        await admin.visitor.picture("2 confirmation")
        await admin.sendButton(dialog, TOTAL).click()
        await admin.sees(admin.t("states.payout.succeeded.label"), dialog)
        await admin.visitor.picture("3 paid out")
        await admin.button("actions.close", dialog).click()
        await admin.sees(
          admin.t("states.payout.succeeded.label"),
          admin.panel("payout")
        )
        await admin
          .button("actions.refund", admin.panel("payment"))
          .waitFor({ state: "hidden" })
        await admin.visitor.picture("4 order")

        expect(await moneyThatLeft(context.demo, phone)).toEqual([TOTAL])
        expect(await refundsInMedusa(context.demo, orderId)).toEqual([TOTAL])
      })
    }

    test("an operator refunds a part, and the form offers the rest", async (context) => {
      const { phone, orderId } = await sell(context.demo)
      const admin = await Admin.logIn(context, { language })

      const dialog = await admin.startRefund(orderId)
      const amount = dialog.getByLabel(
        admin.t("refund.amount", { currency: "CDF" })
      )
      await amount.fill("28001")
      await admin.button("refund.review", dialog).click()
      await admin.sees(
        admin.t("refund.amount_too_large", { max: admin.money(TOTAL) }),
        dialog
      )
      await admin.visitor.picture("1 too much")
      await amount.fill("5000.50")
      await admin.button("refund.review", dialog).click()
      await admin.sees(admin.t("amounts.amount_centimes"), dialog)
      await amount.fill("5000")
      await admin.button("refund.review", dialog).click()
      await admin.sendButton(dialog, 5000).click()
      await admin.sees(admin.t("states.payout.succeeded.label"), dialog)
      await admin.button("actions.close", dialog).click()
      await admin.sees(
        admin.t("widget.refundable", { amount: admin.money(23000) })
      )
      await admin.button("actions.refund", admin.panel("payment")).click()
      const rest = admin.page.getByLabel(
        admin.t("refund.amount", { currency: "CDF" })
      )
      await rest.waitFor()
      await admin.visitor.picture("2 what is left")

      expect(await rest.inputValue()).toBe("23000")
      expect(await moneyThatLeft(context.demo, phone)).toEqual([5000])
      expect(await refundsInMedusa(context.demo, orderId)).toEqual([5000])
    })
  }

  test("a refund goes to another number only with a reason", async (context) => {
    const { phone, orderId } = await sell(context.demo)
    const other = newPhone()
    const admin = await Admin.logIn(context)

    const dialog = await admin.startRefund(orderId)
    await dialog
      .getByRole("radio", { name: admin.t("recipient.other") })
      .click()
    await admin.field("recipient.phone", dialog).fill(`0${other.slice(3)}`)
    await admin.button("refund.review", dialog).click()
    await admin.sees(admin.t("recipient.reason_missing", { length: 3 }), dialog)
    await admin.visitor.picture("1 without a reason")
    await admin.field("recipient.reason", dialog).fill("Numéro perdu")
    await admin.button("refund.review", dialog).click()
    await admin.visitor.picture("2 confirmation")
    await admin.requestButton(dialog, TOTAL).click()
    await admin.sees(admin.t("progress.approval"), dialog)
    const leftBefore = await moneyThatLeft(context.demo, other)
    const second = await Admin.logIn(context, { login: approverLogin })
    await approvePayout(second, orderId)
    await second.sees(
      second.t("states.payout.succeeded.label"),
      second.panel("payout")
    )

    expect(leftBefore).toEqual([])
    expect(await moneyThatLeft(context.demo, phone)).toEqual([])
    expect(await moneyThatLeft(context.demo, other)).toEqual([TOTAL])
  })

  test("an operator refunds with the keyboard alone", async (context) => {
    const { phone, orderId } = await sell(context.demo)
    const admin = await Admin.logIn(context)
    const { keyboard } = admin.page

    await admin.openOrder(orderId)
    const button = admin.button("actions.refund", admin.panel("payment"))
    await button.waitFor()
    await admin.tabTo(button)
    await keyboard.press("Enter")
    const dialog = admin.page.getByRole("dialog")
    const amount = dialog.getByLabel(
      admin.t("refund.amount", { currency: "CDF" })
    )
    await amount.waitFor()
    const startsAt = await isFocused(amount)
    await keyboard.press("Control+a")
    await keyboard.type("4000")
    await admin.tabTo(admin.field("refund.note", dialog))
    await keyboard.type("Au clavier")
    await admin.tabTo(admin.button("refund.review", dialog))
    await keyboard.press("Enter")
    await admin.sees(admin.t("refund.confirm_title"), dialog)
    const confirm = admin.sendButton(dialog, 4000)
    await admin.tabTo(confirm)
    await admin.visitor.picture("confirmation")
    await keyboard.press("Enter")
    await admin.sees(admin.t("states.payout.succeeded.label"), dialog)
    await admin.escape(dialog)
    await expectFocus(button)

    expect(startsAt).toBe(true)
    expect(await moneyThatLeft(context.demo, phone)).toEqual([4000])
  })

  test("a refund pressed twice at once leaves once", async (context) => {
    const { phone, orderId } = await sell(context.demo, {
      payouts: [{ payout: "paid", delays: { answer: 800 } }],
    })
    const admin = await Admin.logIn(context)

    const dialog = await admin.startRefund(orderId)
    await admin.button("refund.review", dialog).click()
    const confirm = admin.sendButton(dialog, TOTAL)
    await confirm.waitFor()
    // All before the page draws again. Tests have no types of a browser's.
    await confirm.evaluate((button) => {
      const pressed = button as unknown as { click(): void }
      for (let press = 0; press < 20; press++) {
        pressed.click()
      }
    })
    await admin.visitor.picture("sending")
    await admin.sees(admin.t("states.payout.succeeded.label"), dialog)

    expect(await payoutRequestsTo(context.demo, phone)).toBe(1)
    expect(await moneyThatLeft(context.demo, phone)).toEqual([TOTAL])
    expect(await refundsInMedusa(context.demo, orderId)).toEqual([TOTAL])
  })

  test("a refund confirmed in two tabs at once leaves once, and the other tab shows why", async (context) => {
    const { phone, orderId } = await sell(context.demo, {
      payouts: [
        { payout: "paid", delays: { answer: 500 } },
        { payout: "paid" },
      ],
    })
    const admin = await Admin.logIn(context)
    admin.visitor.expectErrors(/409 \(Conflict\)/)
    const tabs = [admin.page, await admin.visitor.openTab()]

    const dialogs: Locator[] = []
    for (const tab of tabs) {
      const dialog = await admin.startRefund(orderId, tab)
      await dialog
        .getByLabel(admin.t("refund.amount", { currency: "CDF" }))
        .fill("10000")
      await admin.button("refund.review", dialog).click()
      dialogs.push(dialog)
    }
    await Promise.all(
      dialogs.map((dialog) => admin.sendButton(dialog, 10000).click())
    )
    const results = await Promise.all(
      dialogs.map(async (dialog) => {
        const arrived = dialog.getByText(
          admin.t("states.payout.succeeded.label")
        )
        const refused = dialog.getByText(admin.t("problem.conflict"), {
          exact: true,
        })
        await arrived.or(refused).first().waitFor()
        return (await refused.count()) ? "conflict" : "paid out"
      })
    )
    for (const tab of tabs) {
      await admin.visitor.picture(`tab ${tabs.indexOf(tab) + 1}`, tab)
    }

    expect(results.sort()).toEqual(["conflict", "paid out"])
    expect(await payoutRequestsTo(context.demo, phone)).toBe(1)
    expect(await moneyThatLeft(context.demo, phone)).toEqual([10000])
    expect(await refundsInMedusa(context.demo, orderId)).toEqual([10000])
  })

  for (const [language, outcome] of [
    ["fr", "balance_too_low"],
    ["en", "recipient_refused"],
    ["en", "not_activated"],
  ] as const) {
    test(`a refund that FlexPay refuses at once (${outcome}) shows the reason, and Medusa's refund is undone`, async (context) => {
      const { phone, orderId } = await sell(context.demo, {
        payouts: [{ payout: outcome }],
      })
      const admin = await Admin.logIn(context, { language })
      admin.visitor.expectErrors(/400 \(Bad Request\)/)

      const dialog = await admin.startRefund(orderId)
      await admin.button("refund.review", dialog).click()
      await admin.sendButton(dialog, TOTAL).click()
      await admin.sees(admin.t("problem.refused"), dialog)
      await dialog.getByText(REFUSAL[language]).waitFor()
      await admin.visitor.picture("refused")
      await admin.button("actions.back", dialog).click()
      await admin.button("actions.cancel", dialog).click()
      await admin.sees(
        admin.t("widget.refundable", { amount: admin.money(TOTAL) })
      )
      await admin.visitor.picture("order after it")

      expect(await moneyThatLeft(context.demo, phone)).toEqual([])
      expect(await refundsInMedusa(context.demo, orderId)).toEqual([])
    })
  }
})
