import { describePages } from "../setup/browser/describe-pages"
import { Shopper } from "../setup/browser/shopper"

const TOTAL = "28000 CDF"

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

describePages("a cart that changes in another tab during a push", (test) => {
  test("a changed cart shows its live payment, and is paid once its amount is the same again", async (context) => {
    const shopper = await Shopper.arrive(context)
    await shopper.goToPayment()
    await shopper.requestPush()
    await shopper.waits()

    const second = await shopper.visitor.openTab()
    await shopper.open("/panier", second)
    const { less, more } = shopper.shop.cartPage
    const product = "Miel du Kwilu, 500 g"
    await second.getByRole("button", { name: more(product) }).click()
    await second.getByText("49 000 FC", { exact: true }).first().waitFor()
    await second.getByRole("button", { name: less(product) }).click()
    await second.getByText("28 000 FC", { exact: true }).first().waitFor()

    // The session is made anew there, and the push is not lost.
    await shopper.open("/commander/paiement", second)
    await shopper.waits(second)
    await shopper.confirms()
    await shopper.seesOrder(second)
    await shopper.seesOrder()
    await shopper.paidOnce(TOTAL)
  })

  test("a payment of a cart with another amount needs attention, and the page shows the shop's contact", async (context) => {
    const shopper = await Shopper.arrive(context)
    await shopper.goToPayment()
    await shopper.requestPush()
    await shopper.waits()

    const second = await shopper.visitor.openTab()
    await shopper.open("/panier", second)
    await second
      .getByRole("button", {
        name: shopper.shop.cartPage.more("Miel du Kwilu, 500 g"),
      })
      .click()
    await second.getByText("49 000 FC", { exact: true }).first().waitFor()
    await shopper.confirms()

    await shopper.seesHeading(shopper.kit.needsHelp)
    await shopper.page
      .getByRole("region", { name: shopper.shop.help.title })
      .getByRole("link", { name: /^\+243/ })
      .waitFor()
    await shopper.visitor.picture("help needed")
    await shopper.paidOnce(TOTAL)
  })
})
