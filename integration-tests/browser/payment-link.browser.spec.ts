import type { Locator, Page } from "playwright-core"
import {
  expectAccessible,
  expectNoSidewaysScroll,
} from "../setup/browser/accessibility"
import {
  describePages,
  type PagesUnderTest,
} from "../setup/browser/describe-pages"
import {
  closeLink,
  expireLink,
  requestOrder,
  seesHeading,
} from "../setup/browser/payment-link"
import type { RequestedOrder } from "../setup/browser/payment-link"
import { Shopper } from "../setup/browser/shopper"
import type { Visitor } from "../setup/browser/visitor"

/** A jar of honey. */
const TOTAL = "21000 CDF"
/** The narrowest of the usual phones. */
const NARROW = { width: 360, height: 740 }
const STEPS_OF_TAB = 20

const FR = {
  received: "Paiement reçu. Merci !",
  closed: "Ce lien n’est plus valable",
  expired: "Ce lien a expiré",
  unknown: "Ce lien n’existe pas ou a été mal copié",
  offline: "La boutique ne répond pas",
}

describePages("the page of a payment link", (test) => {
  test("a payer pays by mobile money on a phone in French and gets a receipt", async (context) => {
    const { payer, order } = await open(context)
    const { page } = payer
    await page.setViewportSize(NARROW)
    await payer.phoneField().waitFor()
    await page.getByText("21 000 FC", { exact: true }).first().waitFor()
    await page.getByText("Miel du Kwilu × 1", { exact: true }).waitFor()
    await page.getByText(/^Ce lien est valable jusqu’au \d/).waitFor()
    expect(await page.title()).toMatch(/^Payer 21\s000\sFC · Boutique Mboka$/)
    await look(payer.visitor, "1 form")

    await payer.requestPush()
    await payer.seesHeading(payer.kit.waiting)
    expect(await page.getByText(/^Ce lien est valable/).count()).toBe(0)
    expect(await page.title()).toMatch(/^Confirmez sur votre téléphone · /)
    await look(payer.visitor, "2 waiting")

    await payer.confirms()
    await seesHeading(page, FR.received)
    await page.waitForFunction(
      `document.activeElement.textContent === ${JSON.stringify(FR.received)}`
    )
    const receipt = page.locator("dl")
    for (const text of [
      /^21\s000\sFC$/,
      /^Mobile money \+243\s81\s•••\s••\s\d\d$/,
    ]) {
      await receipt.getByText(text).waitFor()
    }
    await look(payer.visitor, "3 receipt")
    await page.emulateMedia({ media: "print" })
    expect(await page.getByRole("button").count()).toBe(0)
    await payer.visitor.picture("4 print")
    await payer.paidOnce(TOTAL)

    const later = await context.visit({ language: "en" })
    await later.page.goto(order.url)
    await seesHeading(later.page, "Payment received. Thank you!")
  })

  test("a payer pays by card and finds the receipt at the link", async (context) => {
    const { payer, order } = await open(context)
    const { page } = payer
    await page.getByRole("radio", { name: "Carte bancaire" }).check()
    await payer.seesHeading(payer.kit.cardFormTitle)
    await look(payer.visitor, "card form")
    await payer.pay().getByRole("button", { name: payer.kit.payByCard }).click()
    await page.waitForURL("**/card/*")
    await page.goBack()
    await payer.seesHeading(payer.kit.cardPage)
    await look(payer.visitor, "card page open")
    await payer
      .pay()
      .getByRole("link", { name: payer.kit.cardPageButton })
      .click()
    await page.waitForURL("**/card/*")
    await page.getByRole("button", { name: "Payer", exact: true }).click()
    await page.waitForURL("**/hooks/flexpay/return/**")

    await page.goto(order.url)
    await seesHeading(page, FR.received)
    await page.locator("dl").getByText("Carte bancaire").waitFor()
    await look(payer.visitor, "card receipt")
  })

  test("a payer who reloads while the push waits sees it again and pays", async (context) => {
    const { payer } = await open(context)
    await payer.requestPush()
    await payer.seesHeading(payer.kit.waiting)
    await payer.page.reload()
    await payer.seesHeading(payer.kit.waiting)
    await payer.pay().getByText(payer.kit.helpTitle).waitFor()
    await look(payer.visitor, "help")
    await payer.confirms()
    await seesHeading(payer.page, FR.received)
    await payer.paidOnce(TOTAL)
  })

  test("a payer who mistypes the PIN pays by another number", async (context) => {
    const { payer } = await open(context)
    await payer.requestPush()
    await payer.seesHeading(payer.kit.waiting)
    await context.demo.gateway.decide({
      phone: payer.phone,
      decision: "pin",
      pin: "0000",
    })
    await payer.seesHeading(payer.kit.failed)
    await look(payer.visitor, "failed")
    await payer.pay().getByRole("button", { name: payer.kit.sendAgain }).click()
    await payer.seesHeading(payer.kit.waiting)
    await payer.confirms()
    await seesHeading(payer.page, FR.received)
  })

  test("two payers who open one link cause one push", async (context) => {
    const { payer, order } = await open(context)
    const other = await openLink(context, order)
    await payer.phoneField().waitFor()
    await other.phoneField().waitFor()
    await payer.writesNumber()
    await other.writesNumber()
    await Promise.all([payer.payButton().click(), other.payButton().click()])
    await payer.seesHeading(payer.kit.waiting)
    await other.seesHeading(other.kit.waiting)
    const pushes = [await payer.pushes(), await other.pushes()]
    expect(pushes.flat()).toHaveLength(1)
    const owner = pushes[0]?.length ? payer : other
    await owner.confirms()
    await seesHeading(payer.page, FR.received)
    await seesHeading(other.page, FR.received)
    await owner.paidOnce(TOTAL)
  })

  test("a link that was closed takes no request, and its push is still followed", async (context) => {
    const { payer, order } = await open(context)
    const late = await openLink(context, order)
    late.visitor.expectErrors(/409 .*\/flexpay\/pay\/payment/)
    await late.phoneField().waitFor()
    await payer.requestPush()
    await payer.seesHeading(payer.kit.waiting)
    await closeLink(context.demo, order)

    await payer.page.reload()
    await payer.seesHeading(payer.kit.waiting)
    expect(await payer.page.getByRole("radio").count()).toBe(0)
    await context.demo.gateway.decide({
      phone: payer.phone,
      decision: "pin",
      pin: "0000",
    })
    await seesHeading(payer.page, FR.closed)
    await payer.page.getByText(/n’a pas abouti\s: rien n’a été payé/).waitFor()
    expect(await payer.page.title()).toBe(`${FR.closed} · Boutique Mboka`)
    await look(payer.visitor, "closed")

    await late.requestPush()
    await seesHeading(late.page, FR.closed)
    expect(await late.pushes()).toEqual([])
  })

  test("a push of a link that expired meanwhile is confirmed and shows its receipt", async (context) => {
    const { payer, order } = await open(context)
    await payer.requestPush()
    await payer.seesHeading(payer.kit.waiting)
    await expireLink(context.demo, order)
    await payer.page.reload()
    await payer.seesHeading(payer.kit.waiting)
    await payer.confirms()
    await seesHeading(payer.page, FR.received)
    await payer.paidOnce(TOTAL)
  })

  test("a link that has expired says so, in both languages", async (context) => {
    const order = await requestOrder(context.demo)
    await expireLink(context.demo, order)
    const payer = await openLink(context, order)
    const { page } = payer
    await seesHeading(page, FR.expired)
    await page.getByText(/^Il était valable jusqu’au \d/).waitFor()
    await look(payer.visitor, "expired")
    await page.getByRole("button", { name: "English" }).click()
    await seesHeading(page, "This link has expired")
    expect(await page.evaluate("document.documentElement.lang")).toBe("en")
    await page.reload()
    await seesHeading(page, "This link has expired")
    await page.getByRole("button", { name: "Français" }).click()
    await seesHeading(page, FR.expired)
  })

  test("a link that was copied incompletely says so", async (context) => {
    const { visit, demo } = context
    const { url } = await requestOrder(demo)
    const visitor = await visit({ device: "phone" })
    visitor.expectErrors(/404 .*\/flexpay\/pay\/payment/)
    const forged = `${url.slice(0, -1)}${url.endsWith("A") ? "B" : "A"}`
    for (const address of [url.slice(0, -5), url.split("#")[0]!, forged]) {
      await visitor.page.goto("about:blank")
      await visitor.page.goto(address)
      await seesHeading(visitor.page, FR.unknown)
    }
    await look(visitor, "unknown")
    // Pasted into the same tab, where only the hash changes.
    await visitor.page.goto(url)
    await visitor.page.getByText("Commande n°").waitFor()
  })

  test("a payer without a network reads it, and the page continues once the network is back", async (context) => {
    const { visit, demo } = context
    const { url } = await requestOrder(demo)
    const visitor = await visit({ device: "phone" })
    const { page, context: browser } = visitor
    visitor.expectErrors(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/)
    await page.route("**/flexpay/pay/payment", (route) => route.abort(), {
      times: 2,
    })
    await page.goto(url)
    await seesHeading(page, FR.offline)
    await look(visitor, "offline")
    await page.getByRole("button", { name: "Réessayer" }).click()
    await page.getByRole("button", { name: "Réessayer" }).waitFor()
    await browser.setOffline(true)
    await browser.setOffline(false)
    await page.getByText("Commande n°").waitFor()
  })

  test("a payer pays with the keyboard alone, on a dark screen", async (context) => {
    const { payer } = await open(context, { device: "desktop", language: "en" })
    const { page } = payer
    await page.emulateMedia({ colorScheme: "dark" })
    await tabTo(page, page.getByRole("radio", { checked: true }))
    await page.keyboard.press("ArrowDown")
    await payer.seesHeading(payer.kit.cardFormTitle)
    await page.keyboard.press("ArrowUp")
    await tabTo(page, payer.phoneField())
    await page.keyboard.type(`0${payer.phone.slice(3)}`)
    await look(payer.visitor, "dark form")
    await page.keyboard.press("Enter")
    await payer.seesHeading(payer.kit.waiting)
    await look(payer.visitor, "dark waiting")
    await payer.confirms()
    await seesHeading(page, "Payment received. Thank you!")
    await look(payer.visitor, "dark receipt")
    await tabTo(page, page.getByRole("button", { name: "Print the receipt" }))
  })

  test("the page requests nothing from other servers, and keeps no cookie", async (context) => {
    const order = await requestOrder(context.demo)
    const payer = await Shopper.arrive(context, { device: "phone" })
    const addresses: string[] = []
    payer.page.on("request", (request) => addresses.push(request.url()))
    await payer.page.goto(order.url)
    await payer.requestPush()
    await payer.seesHeading(payer.kit.waiting)
    const [address, token] = order.url.split("#")
    // The query says what the page waits for.
    expect(new Set(addresses.map((each) => each.split(/[?#]/)[0]))).toEqual(
      new Set([address, `${address!}/payment`])
    )
    expect(await payer.visitor.context.cookies()).toEqual([])
    const stored: string = await payer.page.evaluate(
      "JSON.stringify({ ...localStorage, ...sessionStorage })"
    )
    expect(stored).not.toContain(token)
    await payer.confirms()
    await seesHeading(payer.page, FR.received)
  })
})

/** A payer with a new order's link, on a phone in French by default. */
async function open(
  context: PagesUnderTest,
  options: Parameters<PagesUnderTest["visit"]>[0] = {}
): Promise<{ payer: Shopper; order: RequestedOrder }> {
  const order = await requestOrder(context.demo)
  return { payer: await openLink(context, order, options), order }
}

async function openLink(
  context: PagesUnderTest,
  { url }: RequestedOrder,
  options: Parameters<PagesUnderTest["visit"]>[0] = {}
): Promise<Shopper> {
  const payer = await Shopper.arrive(context, { device: "phone", ...options })
  await payer.page.goto(url)
  return payer
}

/** Verifies how the page is for everybody, and keeps a picture. */
async function look(visitor: Visitor, name: string): Promise<void> {
  await expectAccessible(visitor.page)
  await expectNoSidewaysScroll(visitor.page)
  await visitor.picture(name)
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
