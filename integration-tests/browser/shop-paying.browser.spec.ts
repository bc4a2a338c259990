import { describePages } from "../setup/browser/describe-pages"
import { expectAccessible } from "../setup/browser/accessibility"
import { newPhone, Shopper } from "../setup/browser/shopper"

/** A jar of honey by motorbike. */
const TOTAL = { cdf: "28000 CDF", usd: "10 USD" }

describePages("a mobile money payment in the shop", (test) => {
  for (const [operator, prefix, language, currency] of [
    ["Vodacom M-Pesa", "81", "fr", "cdf"],
    ["Orange Money", "89", "en", "usd"],
    ["Airtel Money", "97", "fr", "usd"],
    ["Africell Afrimoney", "90", "en", "cdf"],
  ] as const) {
    test(`a shopper pays with ${operator}, and the order is placed`, async (context) => {
      const shopper = await Shopper.arrive(context, {
        phone: newPhone(prefix),
        language,
      })
      await shopper.goToPayment(currency)
      await shopper.writesNumber()
      await shopper.pay().getByText(operator, { exact: true }).waitFor()
      await shopper.payButton().click()
      await shopper.waits()
      await shopper.confirms()
      await shopper.seesOrder()
      await shopper.paidOnce(TOTAL[currency])
    })
  }

  test("an invalid phone number shows what is wrong, and nothing is sent", async (context) => {
    const shopper = await Shopper.arrive(context)
    await shopper.goToPayment()
    for (const [written, problem] of [
      ["", shopper.kit.phoneProblems.empty],
      ["081 234", shopper.kit.phoneProblems.wrong_length],
      ["+33 6 12 34 56 78", shopper.kit.phoneProblems.foreign],
      ["maman", shopper.kit.phoneProblems.not_a_number],
    ] as const) {
      await shopper.phoneField().fill(written)
      await shopper.payButton().click()
      await shopper.pay().getByText(problem).waitFor()
      expect(await shopper.phoneField().getAttribute("aria-invalid")).toBe(
        "true"
      )
    }
    await expectAccessible(shopper.page)
    await shopper.visitor.picture("wrong number")
    expect(await shopper.pushes()).toEqual([])
  })

  test("a shopper mistypes the PIN, then pays with another number", async (context) => {
    const shopper = await Shopper.arrive(context, { device: "phone" })
    const other = newPhone("89")
    await shopper.goToPayment()
    await shopper.requestPush()
    await shopper.waits()
    await context.demo.gateway.decide({
      phone: shopper.phone,
      decision: "pin",
      pin: "0000",
    })
    await shopper.seesHeading(shopper.kit.failed)
    await shopper.pay().getByText(shopper.kit.reasons.not_paid).waitFor()
    await expectAccessible(shopper.page)
    await shopper.visitor.picture("failed")

    await shopper
      .pay()
      .getByRole("button", { name: shopper.kit.changeNumber })
      .click()
    await shopper.requestPush(other)
    await shopper.waits()
    await shopper.confirms(other)
    await shopper.seesOrder()
    expect(await shopper.pushes()).toMatchObject([{ moved: null }])
    await shopper.paidOnce(TOTAL.cdf, other)
  })

  test("a shopper refuses on the virtual phone, then tries again and pays there", async (context) => {
    const shopper = await Shopper.arrive(context)
    await shopper.goToPayment()
    await shopper.requestPush()
    await shopper.push().getByRole("button", { name: "Refuser" }).click()
    await shopper.seesHeading(shopper.kit.failed)
    await shopper
      .pay()
      .getByRole("button", { name: shopper.kit.sendAgain })
      .click()
    await shopper.waits()
    await shopper.visitor.picture("push on the phone")
    await shopper.push().getByLabel("Code PIN").fill("1234")
    await shopper.push().getByRole("button", { name: "Payer" }).click()
    await shopper.seesOrder()
    expect((await shopper.pushes()).map(({ moved }) => moved?.amount)).toEqual([
      undefined,
      "28000",
    ])
  })

  test("a shopper whose push expired may try again", async (context) => {
    const shopper = await Shopper.arrive(context, { language: "en" })
    await context.demo.gateway.setOutcome({
      phone: shopper.phone,
      payment: "interactive",
      delays: { pushLifetime: 2_000 },
      times: 1,
    })
    await shopper.goToPayment()
    await shopper.requestPush()
    await shopper.waits()
    await shopper.seesHeading(shopper.kit.failed)
    await shopper
      .pay()
      .getByRole("button", { name: shopper.kit.sendAgain })
      .click()
    await shopper.waits()
    await shopper.confirms()
    await shopper.seesOrder()
    expect((await shopper.pushes()).map(({ state }) => state)).toEqual([
      "failed",
      "paid",
    ])
  })

  test("a shopper gets the order although FlexPay's callback is lost", async (context) => {
    const shopper = await Shopper.arrive(context)
    await context.demo.gateway.setOutcome({
      phone: shopper.phone,
      payment: "callback_lost",
      delays: { decision: 500 },
    })
    await shopper.goToPayment()
    await shopper.requestPush()
    await shopper.seesOrder()
    const [push] = await shopper.pushes()
    expect(push?.callbacks).toEqual([])
    await shopper.paidOnce(TOTAL.cdf)
  })

  test("a shopper whose outcome is unknown is warned not to pay twice, and gets the order", async (context) => {
    const shopper = await Shopper.arrive(context)
    await context.demo.gateway.setOutcome({
      phone: shopper.phone,
      payment: "dropped_paid",
      delays: { decision: 4_000 },
    })
    await shopper.goToPayment()
    await shopper.requestPush()
    await shopper.seesHeading(shopper.kit.checking)
    await shopper.pay().getByText(shopper.kit.checkingHint).waitFor()
    expect(await shopper.pay().getByRole("button").count()).toBe(0)
    await expectAccessible(shopper.page)
    await shopper.visitor.picture("checking")
    await shopper.seesOrder()
    await shopper.paidOnce(TOTAL.cdf)
  })

  test("a shopper whom FlexPay refuses at once is asked to verify the number", async (context) => {
    const shopper = await Shopper.arrive(context)
    await context.demo.gateway.setOutcome({
      phone: shopper.phone,
      payment: "refused_at_once",
    })
    await shopper.goToPayment()
    await shopper.requestPush()
    await shopper.seesHeading(shopper.kit.failed)
    await shopper.pay().getByText(shopper.kit.reasons.refused).waitFor()
    await shopper.visitor.picture("refused")
    expect((await shopper.pushes()).every(({ moved }) => !moved)).toBe(true)
  })
})
