import type { Page } from "playwright-core"
import { expectAccessible } from "../setup/browser/accessibility"
import {
  describePages,
  type PagesUnderTest,
} from "../setup/browser/describe-pages"
import { Shopper } from "../setup/browser/shopper"

const TOTAL = { amount: "28000", currency: "CDF" }

describePages("A shopper who pays by card", (test) => {
  test("approves on FlexPay's page, comes back, and has the order", async (it) => {
    const shopper = await Shopper.arrive(it)
    await goToCardPage(shopper)
    const card = await decide(shopper.page, "Payer")
    await shopper.seesOrder()
    expect(await moved(it, card)).toEqual([TOTAL])
  })

  test("is declined, and may try again", async (it) => {
    const shopper = await Shopper.arrive(it, {
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
    expect(await moved(it, declined, paid)).toEqual([null, TOTAL])
  })

  test("cancels, is led back to the same page, and pays once", async (it) => {
    const shopper = await Shopper.arrive(it)
    await goToCardPage(shopper)
    const canceled = await decide(shopper.page, "Annuler et revenir au magasin")
    await shopper.seesHeading(shopper.kit.cardPage)
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
    expect(await moved(it, paid)).toEqual([TOTAL])
  })

  test("comes back in another browser, and sees the order there", async (it) => {
    const shopper = await Shopper.arrive(it)
    await goToCardPage(shopper)
    const address = shopper.page.url()
    await shopper.page.close()

    const elsewhere = await it.visit({ device: "phone" })
    await elsewhere.page.goto(address)
    await decide(elsewhere.page, "Payer")
    await shopper.seesOrder(elsewhere.page)
  })

  test("is not thanked for the bank's yes alone", async (it) => {
    const shopper = await Shopper.arrive(it)
    await goToCardPage(shopper)
    const card = await decide(
      shopper.page,
      "Retour « approuvé », puis refus de la banque"
    )
    await shopper.seesHeading(shopper.kit.failed)
    expect(await moved(it, card)).toEqual([null])
  })

  test("with an unknown payment in the address is told whom to call", async (it) => {
    const shopper = await Shopper.arrive(it)
    shopper.visitor.expectErrors(/404 \(Not Found\)/)
    await shopper.open("/commander/paiement?flexpay_session=payses_of_no_one")
    await shopper.page.getByText(shopper.shop.payment.unknownReturn).waitFor()
    await expectAccessible(shopper.page)
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

/** What FlexPay's book says of these. */
async function moved({ demo }: PagesUnderTest, ...orderNumbers: string[]) {
  const entries = await demo.gateway.entries()
  return orderNumbers.map(
    (orderNumber) =>
      entries.find((entry) => entry.orderNumber === orderNumber)?.moved
  )
}
