import {
  expectAccessible,
  expectNoSidewaysScroll,
} from "../setup/browser/accessibility"
import {
  describePages,
  type PagesUnderTest,
} from "../setup/browser/describe-pages"
import { Shopper } from "../setup/browser/shopper"

const TOTAL = "28000 CDF"
const PRODUCT = "Miel du Kwilu, 500 g"

describePages("a shopper who waits for the push", (test) => {
  test("a payment goes on after the shopper reloads the page", async (context) => {
    const shopper = await Shopper.arrive(context, { device: "phone" })
    await shopper.goToPayment()
    await shopper.requestPush()
    await shopper.waits()
    await shopper.page.reload()
    await shopper.waits()
    await shopper.pay().getByText(shopper.kit.helpTitle).waitFor()
    await shopper.visitor.picture("help")
    await shopper.confirms()
    await shopper.seesOrder()
    await shopper.paidOnce(TOTAL)
  })

  test("a shopper who closes and reopens the shop is led back to the payment", async (context) => {
    const shopper = await Shopper.arrive(context)
    await shopper.goToPayment()
    await shopper.requestPush()
    await shopper.waits()

    const later = await shopper.visitor.openTab()
    await shopper.page.close()
    await shopper.open("/", later)
    await shopper.visitor.picture("payment left", later)
    await later
      .getByRole("link", { name: shopper.shop.openPayment.resume })
      .click()
    await shopper.waits(later)
    await shopper.confirms()
    await shopper.seesOrder(later)
    await shopper.paidOnce(TOTAL)
  })

  test("a shopper who closes the shop and pays finds the order on return", async (context) => {
    const shopper = await Shopper.arrive(context, { language: "en" })
    await shopper.goToPayment()
    await shopper.requestPush()
    await shopper.waits()

    const later = await shopper.visitor.openTab()
    await shopper.page.close()
    await shopper.confirms()
    await shopper.placedInTheMeantime()
    await shopper.open("/", later)
    await later.getByText(shopper.shop.openPayment.placed).waitFor()
    await shopper.visitor.picture("order found", later)
    await later
      .getByRole("link", { name: shopper.shop.openPayment.see })
      .click()
    await later.getByRole("heading", { name: /^Order no\. \d+$/ }).waitFor()
    await shopper.paidOnce(TOTAL)
  })

  test("a shopper who goes offline and returns gets the order", async (context) => {
    const shopper = await Shopper.arrive(context)
    shopper.visitor.expectErrors(/ERR_INTERNET_DISCONNECTED/)
    await shopper.goToPayment()
    await shopper.requestPush()
    await shopper.waits()

    await shopper.visitor.context.setOffline(true)
    await shopper.pay().getByText(shopper.kit.offline).waitFor()
    await shopper.visitor.picture("offline")
    await shopper.confirms()
    await shopper.visitor.context.setOffline(false)
    await shopper.seesOrder()
    await shopper.paidOnce(TOTAL)
  })

  test("a shopper who presses twice gets one push", async (context) => {
    const shopper = await Shopper.arrive(context, { device: "phone" })
    await shopper.goToPayment()
    await shopper.writesNumber()
    await shopper.payButton().dblclick()
    await shopper.waits()
    await shopper.confirms()
    await shopper.seesOrder()
    await shopper.paidOnce(TOTAL)
  })

  test("a shopper who presses again after a lost answer gets one push", async (context) => {
    const shopper = await Shopper.arrive(context)
    shopper.visitor.expectErrors(/ERR_FAILED|ERR_CONNECTION/)
    await shopper.goToPayment()
    // The request arrives; its answer does not.
    await shopper.page.route(
      "**/store/flexpay/payment-sessions/*",
      async (route) => {
        if (route.request().method() === "POST") {
          await route.fetch()
          await route.abort()
        } else {
          await route.continue()
        }
      },
      { times: 2 }
    )
    await shopper.requestPush()
    await shopper.waits()
    await shopper.confirms()
    await shopper.seesOrder()
    await shopper.paidOnce(TOTAL)
  })

  test("a shopper who pays in two tabs at once pays once", async (context) => {
    const shopper = await Shopper.arrive(context)
    // Medusa makes one payment collection for the cart, and answers one tab with it; and
    // the session that one tab makes takes the place of the other's.
    shopper.visitor.expectErrors(
      /500 .*\/payment-collections/,
      /404 .*\/flexpay\/payment-sessions\//
    )
    const second = await shopper.visitor.openTab()
    await shopper.goToPayment()
    await shopper.open("/commander/paiement", second)
    await shopper.writesNumber()
    await shopper.writesNumber(shopper.phone, second)
    await Promise.all([
      shopper.payButton().click(),
      shopper.payButton(second).click(),
    ])
    await Promise.all([shopper.waits(), shopper.waits(second)])
    await shopper.confirms()
    const orders = await Promise.all([
      shopper.seesOrder(),
      shopper.seesOrder(second),
    ])
    expect(orders[0]).toBe(orders[1])
    await shopper.paidOnce(TOTAL)
  })
})

describePages("a cart during a push", (test) => {
  test("a shopper can't change the cart while its payment waits, and is led back to it", async (context) => {
    const shopper = await Shopper.arrive(context, { device: "phone" })
    const { shop } = shopper
    await shopper.goToPayment()
    await shopper.requestPush()
    await shopper.waits()

    const second = await shopper.visitor.openTab()
    await shopper.open("/panier", second)
    await second.getByText(shop.openPayment.blocked).waitFor()
    await shopper.visitor.picture("locked cart", second)
    await expectAccessible(second)
    await second
      .getByRole("button", { name: shop.cartPage.more(PRODUCT) })
      .click({ force: true })
    await second
      .getByRole("main")
      .getByRole("link", { name: shop.openPayment.resume })
      .last()
      .click()
    await shopper.waits(second)
    await shopper.confirms()
    await shopper.seesOrder(second)
    await shopper.paidOnce(TOTAL)
  })

  test("a changed cart shows its live payment, and is paid once its amount is the same again", async (context) => {
    const shopper = await Shopper.arrive(context)
    const cartId = await shopper.goToPayment()
    await shopper.requestPush()
    await shopper.waits()

    await setQuantity(context, cartId, 2)
    const second = await shopper.visitor.openTab()
    await shopper.open("/", second)
    await second
      .getByText(shopper.shop.openPayment.amountChanged("28\u202f000\u00a0FC"))
      .waitFor()
    await setQuantity(context, cartId, 1)

    // The session is made anew there, and the push is not lost.
    await shopper.open("/commander/paiement", second)
    await shopper.waits(second)
    await shopper.confirms()
    await shopper.seesOrder(second)
    await shopper.seesOrder()
    await shopper.paidOnce(TOTAL)
  })

  test("a payment of a cart with another amount needs attention, and every page shows that", async (context) => {
    const shopper = await Shopper.arrive(context)
    const cartId = await shopper.goToPayment()
    await shopper.requestPush()
    await shopper.waits()

    await setQuantity(context, cartId, 2)
    await shopper.confirms()

    await shopper.seesHeading(shopper.kit.needsHelp)
    await shopper.page
      .getByRole("region", { name: shopper.shop.help.title })
      .getByRole("link", { name: /^\+243/ })
      .waitFor()
    await shopper.visitor.picture("help needed")
    for (const path of ["/", "/panier"]) {
      await shopper.open(path)
      await shopper.page.getByText(shopper.shop.openPayment.help).waitFor()
    }
    await shopper.paidOnce(TOTAL)
  })
})

describePages("a shopper who acts while the push waits", (test) => {
  for (const language of ["fr", "en"] as const) {
    test(`the page shows the whole number, the time left and its state in the title: ${language}`, async (context) => {
      const shopper = await Shopper.arrive(context, {
        device: "small_phone",
        language,
      })
      const { page, kit } = shopper
      await shopper.goToPayment()
      await shopper.requestPush()
      await shopper.waits()

      const [, network, one, two, three] =
        /^243(..)(...)(..)(..)$/.exec(shopper.phone) ?? []
      const number = ["+243", network, one, two, three].join("\u00a0")
      await shopper.pay().getByText(`${number} (Vodacom M\u2011Pesa)`).waitFor()
      await shopper
        .pay()
        .getByText(kit.timeLeft.replace("{minutes}", "5"))
        .waitFor()
      expect(await page.title()).toContain(kit.waiting)
      expect(await page.getByRole("radio", { name: /Mobile/ }).count()).toBe(0)
      await shopper.visitor.picture("waiting")
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)

      await shopper.pay().getByRole("button", { name: kit.confirmed }).click()
      await shopper.pay().getByText(kit.notConfirmed).waitFor()
      await shopper.visitor.picture("not confirmed yet")

      await page.reload()
      await shopper.waits()
      await shopper
        .pay()
        .getByText(/\+243.81.•••/)
        .waitFor()
    })
  }

  test("a shopper who pays another way refuses the push first, and pays once", async (context) => {
    const shopper = await Shopper.arrive(context, { device: "phone" })
    const { page, kit, shop } = shopper
    await shopper.goToPayment()
    await shopper.requestPush()
    await shopper.waits()

    await shopper.pay().getByRole("button", { name: kit.payAnotherWay }).click()
    await shopper.seesHeading(kit.leavePush)
    await page.getByRole("radio", { name: shop.payment.card }).check()
    await shopper.seesHeading(kit.leavePush)
    await shopper.visitor.picture("the push is to be refused first")
    await expectAccessible(page)

    await context.demo.gateway.decide({
      phone: shopper.phone,
      decision: "refuse",
    })
    await shopper.pay().getByRole("button", { name: kit.refused }).click()
    await shopper.seesHeading(kit.cardFormTitle)
    await shopper.pay().getByRole("button", { name: kit.payByCard }).click()
    await page.waitForURL("**/card/*")
    await page.getByRole("button", { name: "Payer", exact: true }).click()
    await shopper.seesOrder()
    expect((await shopper.pushes())[0]?.moved ?? null).toBeNull()
  })
})

/** Changes the cart from elsewhere, such as another device. */
async function setQuantity(
  { demo }: PagesUnderTest,
  cartId: string,
  quantity: number
): Promise<void> {
  const { data } = await demo.shop.get(`/store/carts/${cartId}`)
  await demo.shop.post(
    `/store/carts/${cartId}/line-items/${data.cart.items[0].id}`,
    { quantity }
  )
}
