import { setTimeout as sleep } from "node:timers/promises"
import { adminLogin, approverLogin } from "../demo/src/seed/names"
import type {
  AdminFlexPayAction,
  AdminFlexPayTransaction,
  AdminFlexPayTransactionListResponse,
  AdminFlexPayTransactionResponse,
} from "../src/api/admin/flexpay/types"
import type { Shop } from "../harness/shop/shop"
import type { SeededRandom } from "./seeded-random"
import { insist } from "./insist"
import type { Act } from "./plan"
import type { Environment } from "./environment"

type Api = Awaited<ReturnType<Shop["logIn"]>>

/** Accepted wherever an operator must justify an act. */
const JUSTIFICATION = "Vu avec la cliente et le support, dossier 4711."

/** What an action on the list is told, beside a justification. */
const BODIES: Partial<Record<AdminFlexPayAction, object>> = {
  resolve: { note: "Rendu en espèces" },
  reject: { note: "Pas d'accord" },
}

const BROTHER = "Le numéro de son frère"
const LOOKS_EVERY_MS = 1_500
const LOOKS_MAX = 3

/** Somebody in the shop's office, who gives money back and works on the list. */
export class Admin {
  private constructor(
    private readonly environment: Environment,
    private readonly api: Api
  ) {}

  /** @param nth every other one is the second admin, who approves */
  static async logIn(environment: Environment, nth: number): Promise<Admin> {
    const shop = await environment.shop()
    const login = nth % 2 ? approverLogin : adminLogin
    return new Admin(environment, await insist(() => shop.logIn(login)))
  }

  /**
   * Does it once there is something to do it on, whatever the shop answers:
   * much is refused by right. Gives up after some looks: others must go on
   * paying out, or nothing to act on ever comes.
   */
  async act(act: Act, isOver: () => boolean): Promise<void> {
    await sleep(act.afterMs)
    for (let look = 0; look < LOOKS_MAX && !isOver(); look++) {
      try {
        if (await this.tryTo(act)) {
          this.environment.tally.add(`admins: ${act.kind}`)
          return
        }
      } catch (error) {
        this.environment.tally.add("admins: met a dead shop")
        this.environment.notes.push(`${act.kind}: ${String(error)}`)
      }
      await sleep(LOOKS_EVERY_MS)
    }
  }

  /** @returns false when there was nothing to do it on */
  private async tryTo(act: Act): Promise<boolean> {
    switch (act.kind) {
      case "works on the list":
        return await this.workOnList(act)
      case "resolves":
        return await this.takeOnList(act, "resolve")
      case "places the order":
        return await this.takeOnList(act, "place_order")
      case "refunds again":
        return await this.refundAgain(act)
      case "refunds at once":
        return await this.refundAtOnce(act)
      default:
        return await this.actOnPayment(act)
    }
  }

  /** What needs attention, the newest first. */
  async attentionList(): Promise<AdminFlexPayTransaction[]> {
    return await this.list("attention=true")
  }

  /** Does what the list offers for this item. */
  async workOn(
    item: AdminFlexPayTransaction,
    random: SeededRandom
  ): Promise<unknown> {
    const offered = item.actions.filter((action) => action !== "check")
    return await this.take(item, random.pick([...offered, "check" as const]))
  }

  /** Takes one of the actions that the list offers for an item. */
  private async take(
    item: AdminFlexPayTransaction,
    action: AdminFlexPayAction
  ): Promise<unknown> {
    this.environment.tally.add(`the list: ${action}`)
    switch (action) {
      case "refund":
        return await this.giveBack(item, justified(item, action), 1)
      case "resend":
        return await this.resend(item)
      default:
        return await this.post(
          `/admin/flexpay/transactions/${item.id}/${action.replace("_", "-")}`,
          { ...BODIES[action], ...justified(item, action) }
        )
    }
  }

  /** @returns false when there was nothing to do it on */
  private async workOnList(act: Act): Promise<boolean> {
    const items = await this.attentionList()
    if (items.length) {
      await this.workOn(act.random.pick(items), act.random)
    }
    return items.length > 0
  }

  /** Takes this action on an item that offers it. */
  private async takeOnList(
    act: Act,
    action: AdminFlexPayAction
  ): Promise<boolean> {
    const items = (await this.attentionList()).filter(({ actions }) =>
      actions.includes(action)
    )
    if (items.length) {
      await this.take(act.random.pick(items), action)
    }
    return items.length > 0
  }

  /** Refunds a payment anew whose payout failed, in place of sending it again. */
  private async refundAgain(act: Act): Promise<boolean> {
    const failed = (await this.attentionList()).flatMap(
      ({ state, payment_transaction_id }) =>
        state === "failed" && payment_transaction_id !== null
          ? [payment_transaction_id]
          : []
    )
    if (failed.length) {
      await this.giveBack({ id: act.random.pick(failed) }, {}, 1)
    }
    return failed.length > 0
  }

  /** Gives money back that is just becoming an order, or waits for one. */
  private async refundAtOnce(act: Act): Promise<boolean> {
    const paid = (await this.list("kind=payment&state=succeeded")).filter(
      ({ order_id }) => order_id === null
    )
    if (paid.length) {
      await this.giveBack(act.random.pick(paid), {}, 1)
    }
    return paid.length > 0
  }

  /** @returns false when there was nothing to do it on */
  private async actOnPayment(act: Act): Promise<boolean> {
    const paid = await this.list("kind=payment&state=succeeded")
    const ordered = paid.filter(({ order_id }) => order_id !== null)
    // Rather one that nobody has dealt with: there is more to give back.
    const { dealtWith } = this.environment
    const fresh = ordered.filter(({ id }) => !dealtWith.has(id))
    const payments = fresh.length ? fresh : ordered
    if (payments.length) {
      const payment = act.random.pick(payments)
      dealtWith.add(payment.id)
      await this.actOn(payment, act)
    }
    return payments.length > 0
  }

  private async actOn(
    payment: AdminFlexPayTransaction,
    act: Act
  ): Promise<unknown> {
    const { random } = act
    await this.environment.faults.spoilNext("payout", act.spoilt)
    const part = String(random.between(1, 3))
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
          {
            amount: part,
            phone: this.environment.newPhone(),
            phone_reason: BROTHER,
          },
          1
        )
      case "cancels the order":
        return await this.post(`/admin/orders/${payment.order_id}/cancel`, {})
      case "looks it up":
        await this.list(`q=${payment.reference}`)
        await this.list(`q=${this.environment.newPhone()}`)
        return await this.post(
          `/admin/flexpay/transactions/${payment.id}/check`,
          {}
        )
      default:
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
    { id }: Pick<AdminFlexPayTransaction, "id">,
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
      this.environment.broken.push(
        `one refund, pressed twice, made the payouts ${[...made].join(", ")}`
      )
    }
    return made
  }

  /** Sends again; of unknown outcome only when FlexPay's support is certain. */
  private async resend(item: AdminFlexPayTransaction): Promise<unknown> {
    const entries = await this.environment.gateway.entries()
    const entry = entries.find(({ reference }) => reference === item.reference)
    const isCertain = !entry || entry.state === "failed"
    return item.state === "unknown" && !isCertain
      ? null
      : await this.post(`/admin/flexpay/transactions/${item.id}/resend`, {
          justification: JUSTIFICATION,
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

/** What an action needs beside its usual body. */
function justified(
  item: AdminFlexPayTransaction,
  action: AdminFlexPayAction
): object {
  return {
    ...((action === "accept" || item.needs_justification.includes(action)) && {
      justification: JUSTIFICATION,
    }),
    ...(action === "accept" &&
      item.accept_needs_amount && { amount: item.amount }),
  }
}
