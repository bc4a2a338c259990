import type { Page } from "playwright-core"
import { expectAccessible } from "../setup/browser/accessibility"
import {
  describePages,
  type PagesUnderTest,
} from "../setup/browser/describe-pages"
import { Shopper } from "../setup/browser/shopper"

const TOTAL = { amount: "28000", currency: "CDF" }

describePages("a card payment in the shop", (test) => {
  test("a shopper approves on FlexPay's page, returns and has the order", async (context) => {
    const shopper = await Shopper.arrive(context)
    await goToCardPage(shopper)
    const card = await decide(shopper.page, "Payer")
    await shopper.seesOrder()
    expect(await moved(context, card)).toEqual([TOTAL])
  })

  test("a shopper whose card is declined may try again", async (context) => {
    const shopper = await Shopper.arrive(context, {
      device: "phone",
      language: "en",
    })
    await goToCardPage(shopper)
    const declined = await decide(shopper.page, "Carte refusée")
    await shopper.seesHeading(shopper.kit.failed)
    await shopper.pay().getByText(shopper.kit.notPaidByCard).waitFor()
    await expectAccessible(shopper.page)
    await shopper.visitor.picture("card declined")

    await shopper
      .pay()
      .getByRole("button", { name: shopper.kit.tryAgain })
      .click()
    const paid = await decide(shopper.page, "Payer")
    await shopper.seesOrder()
    expect(await moved(context, declined, paid)).toEqual([null, TOTAL])
  })

  test("a shopper who cancels is led back to the same page and pays once", async (context) => {
    const shopper = await Shopper.arrive(context)
    await goToCardPage(shopper)
    const canceled = await decide(shopper.page, "Annuler et revenir au magasin")
    await shopper.seesHeading(shopper.kit.cardCanceled)
    await expectAccessible(shopper.page)
    await shopper.visitor.picture("card canceled")
    await shopper.page.reload()
    await shopper
      .pay()
      .getByRole("link", { name: shopper.kit.cardPageButton })
      .click()
    const paid = await decide(shopper.page, "Payer")
    await shopper.seesOrder()
    expect(paid).toBe(canceled)
    expect(await moved(context, paid)).toEqual([TOTAL])
  })

  for (const language of ["fr", "en"] as const) {
    test(`a shopper who cancels pays by mobile money at once: ${language}`, async (context) => {
      const shopper = await Shopper.arrive(context, {
        device: "phone",
        language,
      })
      const { page, kit, shop } = shopper
      await goToCardPage(shopper)
      const canceled = await decide(page, "Annuler et revenir au magasin")
      await shopper.seesHeading(kit.cardCanceled)
      await shopper
        .pay()
        .getByRole("button", { name: kit.payAnotherWay })
        .click()
      await page.getByRole("radio", { name: shop.payment.mobile }).check()
      await shopper.phoneField().waitFor()
      await shopper.visitor.picture("another way than the card")
      await expectAccessible(page)
      await shopper.requestPush()
      await shopper.waits()
      await shopper.confirms()
      await shopper.seesOrder()
      await shopper.paidOnce("28000 CDF")
      expect(await moved(context, canceled)).toEqual([null])
    })
  }

  test("a shopper who returns in another browser reads what to do, and finds the order in the first one", async (context) => {
    const shopper = await Shopper.arrive(context)
    await goToCardPage(shopper)
    const address = shopper.page.url()

    const elsewhere = await context.visit({ device: "phone" })
    await elsewhere.page.goto(address)
    await decide(elsewhere.page, "Payer")
    await elsewhere.page
      .getByText(shopper.shop.payment.returnedElsewhere)
      .waitFor()
    expect(elsewhere.page.url()).not.toMatch(/payses_|cart_|order_/)
    await expectAccessible(elsewhere.page)
    await elsewhere.picture("card returned elsewhere")

    await shopper.open("/panier")
    await shopper.page
      .getByRole("link", { name: shopper.shop.openPayment.see })
      .click()
    await shopper.page.waitForURL("**/commandes/order_*")
  })

  test("a bank's approval alone confirms no payment", async (context) => {
    const shopper = await Shopper.arrive(context)
    await goToCardPage(shopper)
    const card = await decide(
      shopper.page,
      "Retour « approuvé », puis refus de la banque"
    )
    await shopper.seesHeading(shopper.kit.failed)
    expect(await moved(context, card)).toEqual([null])
  })
})

/** Chooses the card in the shop, up to FlexPay's page. */
async function goToCardPage(shopper: Shopper): Promise<void> {
  await shopper.goToPayment()
  await shopper.page
    .getByRole("radio", { name: shopper.shop.payment.card })
    .check()
  await shopper
    .pay()
    .getByRole("button", { name: shopper.kit.payByCard })
    .click()
  await shopper.page.waitForURL("**/card/*")
}

/** Presses a button of FlexPay's page. @returns FlexPay's order number */
async function decide(page: Page, decision: string): Promise<string> {
  await page.waitForURL("**/card/*")
  const orderNumber = new URL(page.url()).pathname.split("/").pop() ?? ""
  await page.getByRole("button", { name: decision, exact: true }).click()
  return decodeURIComponent(orderNumber)
}

/** The amounts that moved, in FlexPay's records. */
async function moved({ demo }: PagesUnderTest, ...orderNumbers: string[]) {
  const entries = await demo.gateway.entries()
  return orderNumbers.map(
    (orderNumber) =>
      entries.find((entry) => entry.orderNumber === orderNumber)?.moved
  )
}
