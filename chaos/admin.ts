import { setTimeout as sleep } from "node:timers/promises"
import { adminLogin, approverLogin } from "../demo/src/seed/names"
import type {
  AdminFlexPayTransaction,
  AdminFlexPayTransactionListResponse,
  AdminFlexPayTransactionResponse,
} from "../src/api/admin/flexpay/types"
import type { Shop } from "../integration-tests/setup/shop"
import type { Dice } from "./dice"
import { insist } from "./insist"
import type { Act } from "./plan"
import type { World } from "./world"

type Api = Awaited<ReturnType<Shop["logIn"]>>

/** FlexPay's support wrote so: `Admin` asks the simulator before it says so. */
const STATEMENT = "FlexPay's support wrote that no money left, ticket 4711."

const BROTHER = "Le numéro de son frère"
const LOOKS_EVERY_MS = 1_500

/** Somebody in the shop's office, who gives money back and works on the list. */
export class Admin {
  private constructor(
    private readonly world: World,
    private readonly api: Api
  ) {}

  /** @param nth every other one is the second admin, who approves */
  static async logIn(world: World, nth: number): Promise<Admin> {
    const shop = await world.shop()
    const login = nth % 2 ? approverLogin : adminLogin
    return new Admin(world, await insist(() => shop.logIn(login)))
  }

  /**
   * Does it once there is something to do it on, whatever the shop answers:
   * much is refused by right.
   */
  async act(act: Act, isOver: () => boolean): Promise<void> {
    await sleep(act.afterMs)
    while (!isOver()) {
      try {
        const isDone = await (act.kind === "works on the list"
          ? this.workOnList(act)
          : this.actOnPayment(act))
        if (isDone) {
          this.world.tally.add(`admins: ${act.kind}`)
          return
        }
      } catch (error) {
        this.world.tally.add("admins: met a dead shop")
        this.world.notes.push(`${act.kind}: ${String(error)}`)
      }
      await sleep(LOOKS_EVERY_MS)
    }
  }

  /** What needs attention, the newest first. */
  async attentionList(): Promise<AdminFlexPayTransaction[]> {
    return await this.list("attention=true")
  }

  /** Does what the list offers for this item. */
  async workOn(item: AdminFlexPayTransaction, dice: Dice): Promise<unknown> {
    const offered = item.actions.filter((action) => action !== "check")
    const action = dice.pick([...offered, "check" as const])
    const path = `/admin/flexpay/transactions/${item.id}`
    this.world.tally.add(`the list: ${action}`)
    switch (action) {
      case "refund":
        return await this.giveBack(item, {}, 1)
      case "resend":
        return await this.resend(item)
      case "place_order":
        return await this.post(`${path}/place-order`, {})
      case "settle":
        return await this.post(`${path}/settle`, { note: "Rendu en espèces" })
      case "reject":
        return await this.post(`${path}/reject`, { note: "Pas d'accord" })
      case "approve":
      case "check":
        return await this.post(`${path}/${action}`, {})
    }
  }

  /** @returns false when there was nothing to do it on */
  private async workOnList(act: Act): Promise<boolean> {
    const items = await this.attentionList()
    if (items.length) {
      await this.workOn(act.dice.pick(items), act.dice)
    }
    return items.length > 0
  }

  /** @returns false when there was nothing to do it on */
  private async actOnPayment(act: Act): Promise<boolean> {
    const paid = await this.list("kind=payment&state=succeeded")
    const ordered = paid.filter(({ order_id }) => order_id !== null)
    // Rather one that nobody has dealt with: there is more to give back.
    const { dealtWith } = this.world
    const fresh = ordered.filter(({ id }) => !dealtWith.has(id))
    const payments = fresh.length ? fresh : ordered
    if (payments.length) {
      const payment = act.dice.pick(payments)
      dealtWith.add(payment.id)
      await this.actOn(payment, act)
    }
    return payments.length > 0
  }

  private async actOn(
    payment: AdminFlexPayTransaction,
    act: Act
  ): Promise<unknown> {
    const { dice } = act
    await this.world.faults.spoilNext("payout", act.spoilt)
    const part = String(dice.between(1, 3))
    switch (act.kind) {
      case "refunds all":
        return await this.pressRefund(payment, payment.amount)
      case "refunds a part":
        return await this.pressRefund(payment, part)
      case "refunds twice":
        return await this.giveBack(payment, { amount: part }, 2)
      case "refunds elsewhere":
        return await this.giveBack(
          payment,
          { amount: part, phone: this.world.newPhone(), phone_reason: BROTHER },
          1
        )
      case "cancels the order":
        return await this.post(`/admin/orders/${payment.order_id}/cancel`, {})
      case "looks it up":
        await this.list(`q=${payment.reference}`)
        await this.list(`q=${this.world.newPhone()}`)
        return await this.post(
          `/admin/flexpay/transactions/${payment.id}/check`,
          {}
        )
      case "works on the list":
        return null
    }
  }

  /** Medusa's own Refund button, on the order's page. */
  private async pressRefund(
    { order_id }: AdminFlexPayTransaction,
    amount: string
  ): Promise<unknown> {
    const { data } = await this.api.get(
      `/admin/orders/${order_id}?fields=payment_collections.payments.id`
    )
    const payment = data.order.payment_collections[0].payments[0]
    return await this.post(`/admin/payments/${payment.id}/refund`, {
      amount: Number(amount),
    })
  }

  /** The FlexPay section's button, pressed so many times at once. */
  private async giveBack(
    { id }: AdminFlexPayTransaction,
    body: object,
    times: number
  ): Promise<unknown> {
    const path = `/admin/flexpay/transactions/${id}`
    const { data } = await this.api.get(path)
    const { refundable } = data as AdminFlexPayTransactionResponse
    if (!refundable) {
      return null
    }
    const { paid_out } = refundable
    const answers = await Promise.all(
      Array.from({ length: times }, () =>
        this.api.post(`${path}/payouts`, {
          ...body,
          paid_out,
        })
      )
    )
    const made = new Set(
      answers
        .filter(({ status }) => status === 200)
        .map(({ data: answer }) => answer.transaction?.id)
    )
    if (made.size > 1) {
      this.world.broken.push(
        `one refund, pressed twice, made the payouts ${[...made].join(", ")}`
      )
    }
    return made
  }

  /** Sends again; of unknown outcome only when FlexPay's support is certain. */
  private async resend(item: AdminFlexPayTransaction): Promise<unknown> {
    const entries = await this.world.gateway.entries()
    const entry = entries.find(({ reference }) => reference === item.reference)
    const isCertain = !entry || entry.state === "failed"
    return item.state === "unknown" && !isCertain
      ? null
      : await this.post(`/admin/flexpay/transactions/${item.id}/resend`, {
          statement: STATEMENT,
        })
  }

  private async list(query: string): Promise<AdminFlexPayTransaction[]> {
    const { data, status } = await this.api.get(
      `/admin/flexpay/transactions?${query}&limit=100`
    )
    if (status !== 200) {
      throw new Error(`The list answered ${status}`)
    }
    return (data as AdminFlexPayTransactionListResponse).transactions
  }

  private async post(path: string, body: object): Promise<unknown> {
    return await this.api.post(path, body)
  }
}
