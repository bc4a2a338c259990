import type { Locator, Page } from "playwright-core"
import {
  expectAccessible,
  expectNoSidewaysScroll,
} from "../setup/browser/accessibility"
import { describePages } from "../setup/browser/describe-pages"
import { Shopper } from "../setup/browser/shopper"

const STEPS_OF_TAB = 60

describePages("the way through the shop", (test) => {
  for (const [device, language] of [
    ["desktop", "fr"],
    ["phone", "fr"],
    ["small_phone", "en"],
  ] as const) {
    test(`the shop leads from the home page to the order: ${device}, ${language}`, async (context) => {
      const shopper = await Shopper.arrive(context, { device, language })
      const { page, shop } = shopper
      const look = async (name: string) => {
        await expectAccessible(page)
        await expectNoSidewaysScroll(page)
        await shopper.visitor.picture(name)
      }
      if (language === "en") {
        await shopper.remember({ language })
      }
      await shopper.open()
      const honey = page.getByRole("link", {
        name: shop.products.words["miel-du-kwilu"]?.title ?? "Miel du Kwilu",
      })
      await honey.waitFor()
      await look("1 window")

      await honey.click()
      await page.getByRole("button", { name: shop.product.add }).click()
      await page.getByText(shop.product.added).waitFor()
      await look("2 product")

      await page.getByRole("link", { name: shop.product.toCart }).click()
      await page.getByRole("link", { name: shop.cartPage.checkout }).waitFor()
      await look("3 cart")

      await page.getByRole("link", { name: shop.cartPage.checkout }).click()
      await page.getByRole("button", { name: shop.address.next }).click()
      await page.getByText(shop.address.errors.required).first().waitFor()
      await look("4 address with mistakes")
      await fillAddress(shopper)
      await page.getByRole("button", { name: shop.address.next }).click()
      await page.getByRole("button", { name: shop.delivery.next }).waitFor()
      await look("5 delivery")

      await page.getByRole("button", { name: shop.delivery.next }).click()
      await shopper.phoneField().waitFor()
      // The number that was given for the driver is the first guess.
      expect(await shopper.phoneField().inputValue()).toBe(
        `0${shopper.phone.slice(3)}`
      )
      await look("6 payment")

      await shopper.payButton().click()
      await shopper.waits()
      await look("7 waiting")
      await shopper.confirms()
      const orderId = await shopper.seesOrder()
      await page.getByText(shop.order.steps.paid).waitFor()
      await look("8 order")
      await shopper.paidOnce("28000 CDF")

      // Its link leads anybody who has it there, in any browser.
      const friend = await Shopper.arrive(context, { device: "phone" })
      await friend.open(`/commandes/${orderId}`)
      await friend.page
        .getByRole("heading", { name: /^Commande n° \d+$/ })
        .waitFor()
    })
  }

  test("a shopper buys with the keyboard alone", async (context) => {
    const shopper = await Shopper.arrive(context)
    const { page, shop } = shopper
    await shopper.open()
    await page.getByRole("link", { name: "Miel du Kwilu" }).waitFor()

    await press(page, page.getByRole("link", { name: "Miel du Kwilu" }))
    await heading(page, "Miel du Kwilu")
    await press(page, page.getByRole("button", { name: shop.product.add }))
    await page.getByText(shop.product.added).waitFor()
    await press(page, page.getByRole("link", { name: shop.product.toCart }))
    await heading(page, shop.cartPage.title)
    await press(page, page.getByRole("link", { name: shop.cartPage.checkout }))
    await heading(page, shop.address.title)
    for (const [label, text] of [
      [shop.address.name, "Nana Essai"],
      [shop.address.phone, `0${shopper.phone.slice(3)}`],
      [shop.address.email, "nana@essai.test"],
      [shop.address.street, "1, avenue de l'Essai"],
    ] as const) {
      await tabTo(page, page.getByRole("textbox", { name: label }))
      await page.keyboard.type(text)
    }
    await page.keyboard.press("Enter")
    await heading(page, shop.delivery.title)
    // The arrows choose; the other way costs nothing.
    // Those of this page: the currencies of the header are radios, too.
    await tabTo(
      page,
      page.getByRole("main").getByRole("radio", { checked: true })
    )
    await page.keyboard.press("ArrowDown")
    await press(page, page.getByRole("button", { name: shop.delivery.next }))
    await heading(page, shop.payment.title)
    await shopper.phoneField().waitFor()
    await tabTo(page, shopper.phoneField())
    await page.keyboard.press("Enter")
    await shopper.waits()
    await page.waitForFunction(
      `document.activeElement.textContent === ${JSON.stringify(shopper.kit.waiting)}`
    )
    await shopper.confirms()
    await shopper.seesOrder()
    await shopper.paidOnce("21000 CDF")
  })

  test("the shop changes its language and keeps it", async (context) => {
    const shopper = await Shopper.arrive(context)
    const { page } = shopper
    await shopper.goToPayment()
    await shopper.phoneField().waitFor()
    await page.getByRole("button", { name: "EN English" }).click()
    await page.getByLabel("Your mobile money number").waitFor()
    await page.reload()
    await page.getByLabel("Your mobile money number").waitFor()
    expect(await page.getAttribute("html", "lang")).toBe("en")
    await shopper.open("/")
    await page.getByRole("link", { name: "Kwilu honey" }).waitFor()
  })

  test("the shop changes to dollars with the same cart and address", async (context) => {
    const shopper = await Shopper.arrive(context)
    const { page } = shopper
    await shopper.goToPayment()
    await shopper.phoneField().waitFor()
    await page.getByRole("radio", { name: /^\$/ }).click()
    // Deliveries have other prices there, so it is chosen again.
    await page
      .getByRole("link", { name: shopper.shop.payment.noDelivery })
      .click()
    await page.getByText("1, avenue de l'Essai").waitFor()
    await page.getByRole("button", { name: shopper.shop.delivery.next }).click()
    await shopper.requestPush()
    await shopper.waits()

    // Nobody leaves a payment behind by changing the currency.
    await page.getByRole("radio", { name: /^FC/ }).click()
    await page.getByText(shopper.shop.openPayment.blocked).waitFor()
    await shopper.confirms()
    await shopper.seesOrder()
    await shopper.paidOnce("10 USD")
  })

  test("an empty or missing page shows what to do", async (context) => {
    const shopper = await Shopper.arrive(context, { device: "phone" })
    const { page, shop } = shopper
    shopper.visitor.expectErrors(/404 \(Not Found\)/)
    for (const [path, text] of [
      ["/panier", shop.cartPage.empty],
      ["/commander/adresse", shop.cartPage.empty],
      ["/commander/paiement", shop.cartPage.empty],
      ["/nulle-part", shop.problems.notFound],
      ["/produits/rien-de-tel", shop.product.missing],
      ["/commandes/order_of_no_one", shop.order.missing],
    ] as const) {
      await shopper.open(path)
      await page.getByText(text).first().waitFor()
      await expectAccessible(page)
    }
  })

  test("the shop reports an unreachable store, and goes on once it is reachable", async (context) => {
    const shopper = await Shopper.arrive(context)
    const { page, shop } = shopper
    shopper.visitor.expectErrors(/ERR_FAILED|500 /)
    await page.route("**/store/regions*", (route) => route.abort(), {
      times: 1,
    })
    await page.route(
      "**/store/products*",
      (route) => route.fulfill({ status: 500, json: { message: "Oh" } }),
      { times: 1 }
    )
    await shopper.open()
    await page.getByText(shop.problems.network).waitFor()
    await shopper.visitor.picture("no network")
    await page.getByRole("button", { name: shop.retry }).click()
    await page.getByText(shop.problems.server).waitFor()
    await expectAccessible(page)
    await page.getByRole("button", { name: shop.retry }).click()
    await page.getByRole("link", { name: "Miel du Kwilu" }).waitFor()
  })
})

async function fillAddress({ page, shop, phone }: Shopper): Promise<void> {
  for (const [name, text] of [
    [shop.address.name, "Nana Essai"],
    [shop.address.phone, `0${phone.slice(3)}`],
    [shop.address.email, "nana@essai.test"],
    [shop.address.street, "1, avenue de l'Essai"],
  ] as const) {
    await page.getByRole("textbox", { name }).fill(text)
  }
}

/** The focus is on the new page's heading, where a reader begins. */
async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name }).waitFor()
  await page.waitForFunction("document.activeElement.tagName === 'H1'")
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let step = 0; step < STEPS_OF_TAB; step++) {
    if (await target.and(page.locator(":focus")).count()) {
      return
    }
    await page.keyboard.press("Tab")
  }
  throw new Error(`The tab key does not lead to ${String(target)}`)
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press("Enter")
}
