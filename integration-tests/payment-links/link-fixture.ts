import { randomUUID } from "node:crypto"
import { z } from "zod"
import { names } from "../../demo/src/seed/names"
import type {
  AdminFlexPayOrderResponse,
  AdminFlexPayPaymentLink,
} from "../../src/api/admin/flexpay/types"
import type { FlexPayPaymentLinkResponse } from "../../src/api/flexpay/pay/types"
import { waitFor } from "../../harness/wait-for"
import type { ShopUnderTest } from "../setup/describe-shop"
import type { AdminApi } from "../setup/refund-fixture"

const orderSchema = z.object({
  payment_status: z.string(),
  summary: z.object({ pending_difference: z.number() }),
})

/** What a test of payment links needs of a shop. */
export class LinkFixture {
  private session: AdminApi | undefined

  constructor(readonly test: ShopUnderTest) {}

  /** A new login for each test: the shop is restored before each. */
  async begin(): Promise<void> {
    this.session = await this.test.shop.logIn()
  }

  get admin(): AdminApi {
    if (!this.session) {
      throw new Error("No admin user has logged in")
    }
    return this.session
  }

  /** POSTs as the admin. @throws Error unless it is done */
  async must(
    path: string,
    body: object = {}
  ): Promise<Record<string, unknown>> {
    const { status, data } = await this.admin.post(path, body)
    if (status !== 200) {
      throw new Error(`${path}: ${status} ${JSON.stringify(data)}`)
    }
    return data
  }

  /** GETs as the admin. @throws Error unless it is done */
  async read(path: string): Promise<Record<string, unknown>> {
    const { status, data } = await this.admin.get(path)
    if (status !== 200) {
      throw new Error(`${path}: ${status} ${JSON.stringify(data)}`)
    }
    return data
  }

  /** A draft order of one jar of honey, as an operator writes it on the phone. */
  async writeDraft(currency: "cdf" | "usd" = "cdf"): Promise<string> {
    const { shop } = this.test
    const { data: regions } = await shop.graph("region", ["id"], {
      name: names.region[currency],
    })
    const { data: channels } = await shop.graph("sales_channel", ["id"])
    const { data: variants } = await shop.graph("variant", ["id"], {
      product: { handle: "miel-du-kwilu" },
    })
    const { draft_order } = await this.must("/admin/draft-orders", {
      // Medusa stumbles when two orders bring the same new customer at once.
      email: `cliente-${randomUUID()}@essai.test`,
      region_id: regions[0]?.id,
      sales_channel_id: channels[0]?.id,
      items: [{ variant_id: variants[0]?.id, quantity: 1 }],
    })
    return z.object({ id: z.string() }).parse(draft_order).id
  }

  /** An order that an operator wrote, unpaid. */
  async writeOrder(currency?: "cdf" | "usd"): Promise<string> {
    const id = await this.writeDraft(currency)
    await this.must(`/admin/draft-orders/${id}/convert-to-order`)
    return id
  }

  /** What the order's page shows. */
  async view(orderId: string): Promise<AdminFlexPayOrderResponse> {
    const { data } = await this.admin.get(`/admin/flexpay/orders/${orderId}`)
    return data
  }

  async linkOrder(
    orderId: string,
    body: object = {}
  ): Promise<AdminFlexPayPaymentLink> {
    const { payment_link } = await this.must(
      `/admin/flexpay/orders/${orderId}/payment-links`,
      body
    )
    return payment_link as AdminFlexPayPaymentLink
  }

  /** A payer's request to the link's page. */
  async request(link: AdminFlexPayPaymentLink, body?: object) {
    const headers = { authorization: `Bearer ${tokenOf(link)}` }
    return body
      ? await this.test.shop.post("/flexpay/pay/payment", body, headers)
      : await this.test.shop.get("/flexpay/pay/payment", headers)
  }

  /** An operator's push; refusals are answers, too. */
  async push({ id }: AdminFlexPayPaymentLink, phone: string) {
    return await this.admin.post(`/admin/flexpay/payment-links/${id}/push`, {
      phone,
    })
  }

  /** The link's page once `isDone`. */
  async until(
    link: AdminFlexPayPaymentLink,
    isDone: (page: FlexPayPaymentLinkResponse) => boolean
  ): Promise<FlexPayPaymentLinkResponse> {
    let last: unknown
    return await waitFor(
      () => `the link's page still shows ${JSON.stringify(last)}`,
      async () => {
        const { data } = await this.request(link)
        last = data
        return isDone(data) ? data : null
      },
      { withinMs: 30_000, everyMs: 100 }
    )
  }

  /** Medusa's own view of what the order owes. */
  async readOrder(orderId: string) {
    const { data } = await this.admin.get(
      `/admin/orders/${orderId}?fields=payment_status,summary,total`
    )
    return orderSchema.parse(data.order)
  }
}

/** The secret behind the `#` of a link's address. */
export function tokenOf({ url }: AdminFlexPayPaymentLink): string {
  const [, token] = url?.split("#") ?? []
  if (!token) {
    throw new Error("The link shows no address")
  }
  return token
}
