import { describePages } from "../setup/browser/describe-pages"
import { expectAccessible } from "../setup/browser/accessibility"
import { newPhone, Shopper } from "../setup/browser/shopper"

/** A jar of honey by motorbike. */
const TOTAL = { cdf: "28000 CDF", usd: "10 USD" }

describePages("A shopper who pays by mobile money", (test) => {
  for (const [operator, prefix, language, currency] of [
    ["Vodacom M-Pesa", "81", "fr", "cdf"],
    ["Orange Money", "89", "en", "usd"],
    ["Airtel Money", "97", "fr", "usd"],
    ["Africell Afrimoney", "90", "en", "cdf"],
  ] as const) {
    test(`pays with ${operator}, and the order is placed`, async (it) => {
      const shopper = await Shopper.arrive(it, {
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

  test("is told what is wrong with a number, and nothing is sent", async (it) => {
    const shopper = await Shopper.arrive(it)
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

  test("mistypes the PIN, then pays with another number", async (it) => {
    const shopper = await Shopper.arrive(it, { device: "phone" })
    const other = newPhone("89")
    await shopper.goToPayment()
    await shopper.askForPush()
    await shopper.waits()
    await it.demo.gateway.decide({
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
    await shopper.askForPush(other)
    await shopper.waits()
    await shopper.confirms(other)
    await shopper.seesOrder()
    expect(await shopper.pushes()).toMatchObject([{ moved: null }])
    await shopper.paidOnce(TOTAL.cdf, other)
  })

  test("refuses on the phone beside the shop, then asks again and pays there", async (it) => {
    const shopper = await Shopper.arrive(it)
    await shopper.goToPayment()
    await shopper.askForPush()
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

  test("lets the push expire, and may ask again", async (it) => {
    const shopper = await Shopper.arrive(it, { language: "en" })
    await it.demo.gateway.setOutcome({
      phone: shopper.phone,
      payment: "interactive",
      delays: { pushLifetime: 2_000 },
      times: 1,
    })
    await shopper.goToPayment()
    await shopper.askForPush()
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

  test("gets the order although FlexPay's callback is lost", async (it) => {
    const shopper = await Shopper.arrive(it)
    await it.demo.gateway.setOutcome({
      phone: shopper.phone,
      payment: "callback_lost",
      delays: { decision: 500 },
    })
    await shopper.goToPayment()
    await shopper.askForPush()
    await shopper.seesOrder()
    const [push] = await shopper.pushes()
    expect(push?.callbacks).toEqual([])
    await shopper.paidOnce(TOTAL.cdf)
  })

  test("is asked not to pay twice while nobody knows, and gets the order", async (it) => {
    const shopper = await Shopper.arrive(it)
    await it.demo.gateway.setOutcome({
      phone: shopper.phone,
      payment: "dropped_paid",
      delays: { decision: 4_000 },
    })
    await shopper.goToPayment()
    await shopper.askForPush()
    await shopper.seesHeading(shopper.kit.checking)
    await shopper.pay().getByText(shopper.kit.checkingHint).waitFor()
    expect(await shopper.pay().getByRole("button").count()).toBe(0)
    await expectAccessible(shopper.page)
    await shopper.visitor.picture("checking")
    await shopper.seesOrder()
    await shopper.paidOnce(TOTAL.cdf)
  })

  test("is refused at once, and told to look at the number", async (it) => {
    const shopper = await Shopper.arrive(it)
    await it.demo.gateway.setOutcome({
      phone: shopper.phone,
      payment: "refused_at_once",
    })
    await shopper.goToPayment()
    await shopper.askForPush()
    await shopper.seesHeading(shopper.kit.failed)
    await shopper.pay().getByText(shopper.kit.reasons.refused).waitFor()
    await shopper.visitor.picture("refused")
    expect((await shopper.pushes()).every(({ moved }) => !moved)).toBe(true)
  })
})
