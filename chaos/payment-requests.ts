import { randomUUID } from "node:crypto"
import type {
  AdminFlexPayPaymentLink,
  AdminFlexPayTransaction,
} from "../src/api/admin/flexpay/types"
import type { Environment } from "./environment"
import type { Act } from "./plan"
import type { AdminApi } from "./refunds"

const PRODUCT = "savon-au-karite"

/** The ways in which an admin user requests money that no checkout took. */
export class PaymentRequests {
  constructor(
    private readonly environment: Environment,
    private readonly api: AdminApi
  ) {}

  /** An order by phone: written as a draft, converted, and paid by its link. */
  async sellByPhone(act: Act): Promise<boolean> {
    const { draft_order } = await this.must("/admin/draft-orders", {
      // Medusa stumbles when two orders bring the same new customer at once.
      email: `cliente-${randomUUID()}@chaos.test`,
      region_id: this.environment.shelves.regionId(
        act.random.pick(["cdf", "usd"] as const)
      ),
      items: [this.environment.shelves.item(PRODUCT)],
      // The audit expects no cart of it.
      metadata: { by_operator: true },
    })
    const { id } = draft_order as { id: string }
    await this.must(`/admin/draft-orders/${id}/convert-to-order`)
    await this.payLinkAt(`/admin/flexpay/orders/${id}/payment-links`, act)
    return true
  }

  /** The cart of an attempt that failed. @returns false without one */
  async sellLeftCart(
    failed: readonly AdminFlexPayTransaction[],
    act: Act
  ): Promise<boolean> {
    if (failed.length) {
      const { id } = act.random.pick(failed)
      await this.payLinkAt(
        `/admin/flexpay/transactions/${id}/payment-links`,
        act
      )
    }
    return failed.length > 0
  }

  /** The operator and the payer request a push at once, and it is decided. */
  private async payLinkAt(path: string, { spoilt, random }: Act) {
    const { data } = await this.api.post(path)
    const link = data.payment_link as AdminFlexPayPaymentLink | undefined
    if (!link?.url) {
      return
    }
    const phone = this.environment.newPhone()
    await this.environment.faults.spoilNext("payment", spoilt)
    await Promise.allSettled([
      this.api.post(`/admin/flexpay/payment-links/${link.id}/push`, { phone }),
      this.requestByLink(link.url, phone),
    ])
    if (random.percent(20)) {
      await this.api.post(`/admin/flexpay/payment-links/${link.id}/close`)
    }
    const decision = random.percent(80) ? "pin" : "refuse"
    await this.environment.gateway
      .decide({ phone, decision, pin: "1234" })
      .catch(() => undefined)
  }

  private async requestByLink(url: string, phone: string): Promise<unknown> {
    const [, token] = url.split("#")
    const shop = await this.environment.shop()
    const headers = { authorization: `Bearer ${token}` }
    return await shop.post("/flexpay/pay/payment", { phone }, headers)
  }

  private async must(
    path: string,
    body: object = {}
  ): Promise<Record<string, unknown>> {
    const { status, data } = await this.api.post(path, body)
    if (status !== 200) {
      throw new Error(`${path} answered ${status}`)
    }
    return data
  }
}
