import {
  expectAccessible,
  expectNoSidewaysScroll,
} from "../setup/browser/accessibility"
import { describePages } from "../setup/browser/describe-pages"
import { Shopper } from "../setup/browser/shopper"
import { stubStatus } from "../setup/browser/stubs"

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
