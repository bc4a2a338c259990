import {
  expectAccessible,
  expectNoSidewaysScroll,
} from "../setup/browser/accessibility"
import { describePages } from "../setup/browser/describe-pages"
import { Shopper } from "../setup/browser/shopper"
import { stubRefunds, stubStatus } from "../setup/browser/stubs"

const HELP = /^(Appeler le|Call) \+243/

// The status is stubbed: what the server says when is tested over HTTP.
describePages("a payment that changes while a shopper waits", (test) => {
  for (const language of ["fr", "en"] as const) {
    for (const device of ["phone", "small_phone"] as const) {
      test("a push of a changed cart is not to be confirmed, and the new amount is requested after it", async (context) => {
        const shopper = await Shopper.arrive(context, { language, device })
        const { kit, page } = shopper
        await shopper.goToPayment()
        await shopper.phoneField().waitFor()
        const show = await stubStatus(page)
        await page.reload()
        await shopper.waits()

        show({ amount_changed: true })
        await shopper.seesHeading(kit.amountChanged)
        await shopper
          .pay()
          .getByText(/85[^\d]?000/)
          .first()
          .waitFor()
        await shopper
          .pay()
          .getByText(/28[^\d]?000/)
          .first()
          .waitFor()
        await shopper.visitor.picture("1 the push is for the old amount")
        await expectNoSidewaysScroll(page)
        await expectAccessible(page)
        const buttons = await shopper.pay().getByRole("button").count()

        show({
          state: "failed",
          reason: "not_paid",
          amount_changed: true,
          can_retry: true,
          retry_after_ms: null,
        })
        await shopper.seesHeading(kit.formTitle)
        await shopper
          .pay()
          .getByRole("button", { name: /28[^\d]?000/ })
          .waitFor()
        await shopper.visitor.picture("2 the new amount")

        expect(buttons).toBe(0)
      })

      test("a payment that needs help shows the shop's contact and offers no second payment", async (context) => {
        const shopper = await Shopper.arrive(context, { language, device })
        const { kit, page } = shopper
        await shopper.goToPayment()
        await shopper.phoneField().waitFor()
        const show = await stubStatus(page)
        for (const [name, title, facts] of [
          ["1 canceled", kit.orderCanceledPush, { order_canceled: true }],
          [
            "2 canceled and over",
            kit.orderCanceled,
            { state: "expired", order_canceled: true },
          ],
          [
            "3 to be checked",
            kit.needsCheck,
            { state: "expired", needs_help: true },
          ],
          [
            "4 arrived",
            kit.needsHelp,
            { state: "succeeded", needs_help: true },
          ],
        ] as const) {
          show(facts)
          await page.reload()
          await shopper.seesHeading(title)
          await shopper.pay().getByRole("link", { name: HELP }).waitFor()
          await shopper.visitor.picture(name)
          await expectNoSidewaysScroll(page)
          await expectAccessible(page)
          expect(await shopper.pay().getByRole("button").count()).toBe(0)
        }
      })
    }

    test("a payment that the shop resolved can be paid again", async (context) => {
      const shopper = await Shopper.arrive(context, {
        language,
        device: "phone",
      })
      await shopper.goToPayment()
      await shopper.phoneField().waitFor()
      const show = await stubStatus(shopper.page)
      show({
        state: "reversed",
        reason: "resolved",
        can_retry: true,
        retry_after_ms: null,
      })
      await shopper.page.reload()
      await shopper.seesHeading(shopper.kit.resolved)
      await shopper.visitor.picture("resolved")
      await shopper
        .pay()
        .getByRole("button", { name: shopper.kit.payAgain })
        .click()
      await shopper.seesHeading(shopper.kit.formTitle)
      await shopper
        .pay()
        .getByRole("button", { name: /28[^\d]?000/ })
        .waitFor()
    })
  }
})

describePages("the page of an order", (test) => {
  for (const language of ["fr", "en"] as const) {
    test(`the page has a receipt, keeps the total, and says what became of each refund: ${language}`, async (context) => {
      const shopper = await Shopper.arrive(context, {
        language,
        device: "phone",
      })
      const { kit, page, shop } = shopper
      await shopper.goToPayment()
      await shopper.requestPush()
      await shopper.waits()
      await shopper.confirms()
      await shopper.seesOrder()
      await page.getByRole("heading", { name: kit.receiptTitle }).waitFor()
      await page.getByText(/Vodacom M-Pesa \+243.81.•••.••/).waitFor()
      await page.getByRole("button", { name: kit.printReceipt }).waitFor()

      await stubRefunds(page, [
        { state: "requested", phone: null },
        { state: "under_way" },
        { state: "arrived", arrived_at: "2026-01-02T10:00:00.000Z" },
        { state: "failed" },
        { state: "resolved" },
      ])
      await page.reload()
      await page.locator(".flexpay-refund--failed").waitFor()
      const texts = await page.locator(".flexpay-refund").allInnerTexts()
      expect(texts.map((text) => text.split(/(?:CDF.)?\d/)[0])).toEqual(
        Object.values(kit.refunds).map((text) => beginningOf(text))
      )
      expect(texts.join()).not.toContain("{")
      await page.getByText(shop.totals.refunded, { exact: true }).waitFor()
      expect(await page.locator(".totals .total dd").innerText()).toMatch(/28/)
      await shopper.visitor.picture("receipt and refunds")
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
    })
  }
})

/** A text up to its amount; empty where it begins with that. */
function beginningOf(text: string): string {
  return text.split("{amount}")[0] ?? ""
}
