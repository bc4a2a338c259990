import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import type { Checkout, Shop } from "../harness/shop/shop"
import type { StoreFlexPayTransaction } from "../src/api/store/flexpay/payment-sessions/types"
import { insist } from "./insist"
import type { Purchase } from "./plan"
import type { Environment } from "./environment"

const PROVIDERS = {
  mobile_money: "pp_flexpay_flexpay",
  card: "pp_flexpay-card_flexpay",
}
/** How long a shopper polls a waiting page. */
const WAITS_MS = 10_000
/** Between polls without an answer, for example of a dead server. */
const LOOKS_AGAIN_MS = 1_000

/** One shopper on the way through the shop. */
export class Shopper {
  private checkout: Checkout = { cartId: "", collectionId: "", sessionId: "" }
  private readonly phone: string
  private method: Purchase["method"]

  private constructor(
    private readonly environment: Environment,
    private readonly shop: Shop,
    private readonly purchase: Purchase
  ) {
    this.phone = environment.newPhone()
    this.method = purchase.method
  }

  /** A shopper with a full cart, at the payment step. */
  static async enter(
    environment: Environment,
    purchase: Purchase
  ): Promise<Shopper> {
    const shopper = new Shopper(environment, await environment.shop(), purchase)
    await shopper.fillCart()
    return shopper
  }

  private async fillCart(): Promise<void> {
    const { currency, product } = this.purchase
    this.checkout.cartId = await insist(() =>
      this.environment.shelves.fillCart(this.shop, currency, product)
    )
    await this.openPayment()
  }

  /** The payment page makes its session, or finds it gone and makes it anew. */
  private async openPayment(): Promise<void> {
    const { cartId } = this.checkout
    const collectionId = await insist(() => this.shop.newCollection(cartId))
    const sessionId = await insist(() =>
      this.shop.newSession(collectionId, PROVIDERS[this.method])
    )
    this.checkout = { cartId, collectionId, sessionId }
    this.environment.pages.push({
      cart: cartId,
      collection: collectionId,
      session: sessionId,
    })
  }

  /** Pays as planned, whatever the shop does meanwhile. */
  async pay(): Promise<void> {
    const { habit, habitAfterMs, spoilt } = this.purchase
    await this.environment.faults.spoilNext("payment", spoilt)
    const pressed = this.press()
    const habitual = sleep(habitAfterMs).then(() => this.follow(habit))
    await pressed
    await habitual
    if (habit !== "leaves") {
      await this.wait()
    }
  }

  /** Presses Pay, once or twice at once, and answers what comes of it. */
  private async press(): Promise<void> {
    const { pressesTwice, decidesAfterMs } = this.purchase
    const { sessionId } = this.checkout
    const body = {
      ...(this.method === "mobile_money" && { phone: this.phone }),
      ...(pressesTwice && { idempotency_key: randomUUID() }),
    }
    const answers = await Promise.all(
      (pressesTwice ? [1, 2] : [1]).map(() =>
        this.shop.push(sessionId, body).catch(() => null)
      )
    )
    this.environment.tally.add("presses on Pay", answers.length)
    await sleep(decidesAfterMs)
    const transaction: StoreFlexPayTransaction | undefined = answers.find(
      (answer) => answer?.status === 200
    )?.data.transaction
    await this.decide(transaction?.redirect_url ?? null)
    if (this.purchase.habit === "comes back after the PIN") {
      await sleep(this.purchase.comesBackAfterMs)
      await this.openPayment()
    }
  }

  /** On the phone or on the card page; the simulator refuses others. */
  private async decide(page: string | null): Promise<void> {
    const pays = this.purchase.decision === "pays"
    const decision = page
      ? {
          orderNumber: page.split("/").at(-1),
          decision: pays ? "approve" : "decline",
        }
      : { phone: this.phone, decision: pays ? "pin" : "refuse", pin: "1234" }
    await this.environment.gateway.decide(decision).catch(() => undefined)
  }

  private async follow(habit: Purchase["habit"]): Promise<void> {
    const { cartId } = this.checkout
    switch (habit) {
      case "waits":
      case "leaves":
      case "comes back after the PIN":
        break
      case "reloads":
        await this.openPayment()
        break
      case "adds to the cart":
        await insist(() => this.addItem(cartId))
        await this.openPayment()
        await this.press()
        break
      case "changes the method":
        this.method = this.method === "card" ? "mobile_money" : "card"
        await this.openPayment()
        await this.press()
        break
      case "completes the cart":
        await this.shop
          .post(`/store/carts/${cartId}/complete`)
          .catch(() => undefined)
    }
  }

  private async addItem(cartId: string): Promise<void> {
    await this.shop.post(
      `/store/carts/${cartId}/line-items`,
      this.environment.shelves.item("savon-au-karite")
    )
  }

  /** Looks at the waiting page; where it offers another try, takes it once. */
  private async wait(): Promise<void> {
    const end = Date.now() + WAITS_MS
    let mayRetry = true
    while (Date.now() < end) {
      const status = await this.shop
        .poll(this.checkout.sessionId)
        .catch(() => null)
      if (status?.order_id) {
        this.environment.tally.add("shoppers saw their order")
        const { cartId: cart } = this.checkout
        this.environment.shownOrders.push({ cart, order: status.order_id })
        return
      }
      if (status?.needs_help) {
        this.environment.tally.add("shoppers were shown the shop's contact")
        return
      }
      if (status?.can_retry) {
        if (!mayRetry) {
          return
        }
        mayRetry = false
        await this.press()
      }
      await sleep(status?.retry_after_ms ?? LOOKS_AGAIN_MS)
    }
    this.environment.tally.add("shoppers went home waiting")
  }
}
