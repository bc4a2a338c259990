import { randomInt } from "node:crypto"
import type { Locator, Page } from "playwright-core"
import { en as shopEn } from "../../../demo/shop/language/en"
import { fr as shopFr } from "../../../demo/shop/language/fr"
import type { FlexPayTexts } from "../../../storefront/src/react/texts.ts" with {
  "resolution-mode": "import",
}
import type { GatewayEntry } from "../../../harness/shop/gateway"
import { waitFor } from "../../../harness/wait-for"
import type { Demo } from "./demo"
import type { PagesUnderTest } from "./describe-pages"
import type { Visitor, VisitorOptions } from "./visitor"

const SHOP_TEXTS = { fr: shopFr, en: shopEn }

/** A file of the shop's origin, for `Shopper.prepare`, before any page. */
const DOORSTEP = "/addresses.json"

/** A new phone number of a mobile operator, with this prefix. */
export function newPhone(prefix = "81"): string {
  return `243${prefix}${randomInt(1_000_000, 10_000_000)}`
}

/** A shopper in the demo's shop, with a phone number of their own. */
export class Shopper {
  readonly phone: string
  /** The shop's texts, in the shopper's language. */
  readonly shop: typeof shopFr
  /** The kit's texts. */
  readonly kit: FlexPayTexts

  private constructor(
    readonly visitor: Visitor,
    private readonly demo: Demo,
    options: { phone: string; shop: typeof shopFr; kit: FlexPayTexts }
  ) {
    this.phone = options.phone
    this.shop = options.shop
    this.kit = options.kit
  }

  static async arrive(
    { visit, demo }: PagesUnderTest,
    options: VisitorOptions & { phone?: string } = {}
  ): Promise<Shopper> {
    const visitor = await visit(options)
    const { language } = visitor
    const { fr } = await import("../../../storefront/src/react/fr.ts")
    const { en } = await import("../../../storefront/src/react/en.ts")
    return new Shopper(visitor, demo, {
      phone: options.phone ?? newPhone(),
      shop: SHOP_TEXTS[language],
      kit: { fr, en }[language],
    })
  }

  get page(): Page {
    return this.visitor.page
  }

  async open(path = "/", page = this.page): Promise<void> {
    await page.goto(this.demo.shopUrl + path)
  }

  /** What the shop keeps in this browser. */
  async remember(storage: Record<string, string>): Promise<void> {
    await this.open(DOORSTEP)
    for (const [name, text] of Object.entries(storage)) {
      await this.page.evaluate(
        `localStorage.setItem("mboka.${name}", "${text}")`
      )
    }
  }

  /** Has the shop speak to its store by another address. */
  async reachesStoreBy(storeUrl: string): Promise<void> {
    await this.page.route(
      "**" + DOORSTEP,
      async (route) => {
        const answer = await route.fetch()
        const json = { ...((await answer.json()) as object), storeUrl }
        await route.fulfill({ json })
      },
      // While pages are routed, the browser keeps nothing in its cache.
      { times: 2 }
    )
  }

  /** Stands at the payment of a cart that was filled before. */
  async goToPayment(currency: "cdf" | "usd" = "cdf"): Promise<string> {
    const cartId = await this.demo.shop.fillCart(currency)
    await this.remember({ cart: cartId, language: this.visitor.language })
    await this.open("/commander/paiement")
    return cartId
  }

  /** The plugin's component. */
  pay(page = this.page): Locator {
    return page.locator(".flexpay")
  }

  phoneField(page = this.page): Locator {
    return this.pay(page).getByLabel(this.kit.phoneLabel)
  }

  /** The button that asks for the push. */
  payButton(page = this.page): Locator {
    const [verb] = this.kit.pay.split(" ")
    return this.pay(page).getByRole("button", {
      name: new RegExp(`^${verb} .*\\d`),
    })
  }

  /** Writes the number as people do. */
  async writesNumber(phone = this.phone, page = this.page): Promise<void> {
    await this.phoneField(page).fill(spaced(phone))
  }

  async requestPush(phone = this.phone): Promise<void> {
    await this.writesNumber(phone)
    await this.payButton().click()
  }

  /** Waits for a heading of the component. */
  async seesHeading(text: string, page = this.page): Promise<void> {
    await this.pay(page).getByRole("heading", { name: text }).waitFor()
  }

  /** Waits for the push to be on the phone. */
  async waits(page = this.page): Promise<void> {
    await this.seesHeading(this.kit.waiting, page)
    await this.pay(page).getByText(this.kit.mayLeave).waitFor()
  }

  /** Waits for the order's page. @returns the order's id */
  async seesOrder(page = this.page): Promise<string> {
    await page
      .getByRole("heading", { level: 1, name: this.shop.order.thanks })
      .waitFor()
    return new URL(page.url()).pathname.split("/").pop() ?? ""
  }

  /** Enters the right PIN on the phone. */
  async confirms(phone = this.phone): Promise<void> {
    await this.demo.gateway.enterPin(phone)
  }

  /** The pushes to a number, in FlexPay's records. */
  async pushes(phone = this.phone): Promise<GatewayEntry[]> {
    const entries = await this.demo.gateway.entries()
    return entries.filter((entry) => entry.phone === phone)
  }

  /** One push, which took the money once. */
  async paidOnce(money: string, phone = this.phone): Promise<void> {
    const pushes = await this.pushes(phone)
    expect(
      pushes.map(({ moved }) => moved && `${moved.amount} ${moved.currency}`)
    ).toEqual([money])
  }

  /** Waits until FlexPay's callback was taken: nobody looks at the shop. */
  async placedInTheMeantime(): Promise<void> {
    await waitFor("the callback was answered", async () => {
      const [push] = await this.pushes()
      return push?.callbacks.find(({ httpStatus }) => httpStatus === 200)
    })
  }

  /** The push on the virtual phone that stands beside the shop. */
  push(phone = this.phone): Locator {
    return this.page
      .frameLocator("iframe")
      .locator("form.push", { hasText: spaced(phone, "\u00a0", 243) })
  }
}

/** 0812345678 as 081 234 5678, or 243 81 234 5678. */
function spaced(msisdn: string, space = " ", prefix: 0 | 243 = 0): string {
  const [, network, middle, end] = /^243(\d\d)(\d{3})(\d{4})$/.exec(msisdn)!
  return prefix
    ? [prefix, network, middle, end].join(space)
    : [`0${network}`, middle, end].join(space)
}
