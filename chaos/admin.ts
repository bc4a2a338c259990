import { setTimeout as sleep } from "node:timers/promises"
import { adminLogin, approverLogin } from "../demo/src/seed/names"
import type {
  AdminFlexPayAction,
  AdminFlexPayTransaction,
  AdminFlexPayTransactionListResponse,
} from "../src/api/admin/flexpay/types"
import type { SeededRandom } from "./seeded-random"
import { insist } from "./insist"
import type { Act } from "./plan"
import type { Environment } from "./environment"
import { PaymentRequests } from "./payment-requests"
import { Refunds } from "./refunds"
import type { AdminApi } from "./refunds"

/** Accepted wherever an operator must justify an act. */
const JUSTIFICATION = "Vu avec la cliente et le support, dossier 4711."

/** Request bodies of actions on the list, beside a justification. */
const BODIES: Partial<Record<AdminFlexPayAction, object>> = {
  resolve: { note: "Rendu en espèces" },
  reject: { note: "Pas d'accord" },
}

const LOOKS_EVERY_MS = 1_500
const LOOKS_MAX = 3

/** An admin user who refunds payments and works on the attention list. */
export class Admin {
  private readonly refunds: Refunds
  private readonly requests: PaymentRequests

  private constructor(
    private readonly environment: Environment,
    private readonly api: AdminApi
  ) {
    this.refunds = new Refunds(environment, api)
    this.requests = new PaymentRequests(environment, api)
  }

  /** @param nth every other one is the second admin, who approves */
  static async logIn(environment: Environment, nth: number): Promise<Admin> {
    const shop = await environment.shop()
    const login = nth % 2 ? approverLogin : adminLogin
    return new Admin(environment, await insist(() => shop.logIn(login)))
  }

  /**
   * Does it once there is a transaction for it. The shop may refuse it. Gives up
   * after some attempts: the other admins' acts may be needed first.
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

  /** @returns false without a transaction to do it on */
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
      case "sells by phone":
        return await this.requests.sellByPhone(act)
      case "sends the link of a left cart":
        return await this.requests.sellLeftCart(
          await this.list("kind=payment&state=failed"),
          act
        )
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
        return await this.refunds.pressFlexPay(item, justified(item, action))
      case "resend":
        return await this.resend(item)
      default:
        return await this.post(
          `/admin/flexpay/transactions/${item.id}/${action.replace("_", "-")}`,
          { ...BODIES[action], ...justified(item, action) }
        )
    }
  }

  /** @returns false without a transaction to do it on */
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

  /** Refunds a payment anew whose payout failed, in place of resending that. */
  private async refundAgain(act: Act): Promise<boolean> {
    const failed = (await this.attentionList()).flatMap(
      ({ state, payment_transaction_id }) =>
        state === "failed" && payment_transaction_id !== null
          ? [payment_transaction_id]
          : []
    )
    if (failed.length) {
      await this.refunds.pressFlexPay({ id: act.random.pick(failed) }, {})
    }
    return failed.length > 0
  }

  /** Refunds a payment that has no order yet. */
  private async refundAtOnce(act: Act): Promise<boolean> {
    const paid = (await this.list("kind=payment&state=succeeded")).filter(
      ({ order_id }) => order_id === null
    )
    if (paid.length) {
      await this.refunds.pressFlexPay(act.random.pick(paid), {})
    }
    return paid.length > 0
  }

  /** @returns false without a transaction to do it on */
  private async actOnPayment(act: Act): Promise<boolean> {
    const paid = await this.list("kind=payment&state=succeeded")
    const ordered = paid.filter(({ order_id }) => order_id !== null)
    // Rather an untouched one: more of it is refundable.
    const { dealtWith } = this.environment
    const fresh = ordered.filter(({ id }) => !dealtWith.has(id))
    const payments = fresh.length ? fresh : ordered
    if (payments.length) {
      const payment = act.random.pick(payments)
      dealtWith.add(payment.id)
      await this.refunds.actOn(payment, act)
    }
    return payments.length > 0
  }

  /** Resends; with an unknown outcome only where FlexPay's records are certain. */
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
