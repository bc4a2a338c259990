import { approverLogin } from "../../demo/src/seed/names"
import type { AdminFlexPayBreak } from "../../src/api/admin/flexpay/reconciliations/types"
import type { AdminFlexPayTransaction } from "../../src/api/admin/flexpay/types"
import type { GatewayEntry } from "../../harness/shop/gateway"
import { Accountant } from "../setup/accountant"
import type { ShopUnderTest } from "../setup/describe-shop"
import type { AdminApi } from "../setup/refund-fixture"

/** The number of a customer who pays at a till; payouts to it succeed. */
export const CUSTOMER = "243812345678"
/** What an operator writes of it. */
const WRITTEN = "081 234 5678"

const BODY = { phone: WRITTEN, justification: "Payé à la caisse, reçu 12" }

/** Payments at a till that only FlexPay's export has, and the admins who decide. */
export class TillFixture {
  private accountant: Accountant | undefined
  private approver: AdminApi | undefined

  constructor(readonly test: ShopUnderTest) {}

  /** New logins for each test: the shop is restored before each. */
  async begin(): Promise<void> {
    this.accountant = await Accountant.logIn(this.test)
    this.approver = await this.test.shop.logIn(approverLogin)
  }

  /** The admin who imports the file, and requests. */
  get first(): Accountant {
    return begun(this.accountant)
  }

  /** The admin who approves. */
  get second(): AdminApi {
    return begun(this.approver)
  }

  /** A customer pays at the till, and FlexPay's export has the payment. */
  async payAtTill(
    amount: string,
    { currency = "CDF", listed = amount }: PaymentAtTill = {}
  ): Promise<GatewayEntry> {
    const entry = await this.test.gateway.receive({
      phone: CUSTOMER,
      amount,
      currency,
    })
    await this.first.drop([
      { order_number: entry.orderNumber, amount: listed, currency },
    ])
    return entry
  }

  /** The only discrepancy that FlexPay's export alone has, or had until an approval. */
  async onlyBreak(): Promise<AdminFlexPayBreak> {
    const breaks = await this.first.breaks("kind=flexpay_only")
    const [item, ...more] = breaks.filter(
      ({ closed_at, closed_by }) => !closed_at || closed_by
    )
    if (!item || more.length) {
      throw new Error(`${more.length + (item ? 1 : 0)} discrepancies, not one`)
    }
    return item
  }

  /** Requests to record the payment of the only discrepancy. */
  async record(body: object = {}, admin = this.first.admin) {
    const { id } = await this.onlyBreak()
    return await admin.post(this.first.address(`/breaks/${id}/record`), {
      ...BODY,
      ...body,
    })
  }

  /** @returns the payment that awaits approval */
  async mustRecord(body: object = {}): Promise<AdminFlexPayTransaction> {
    const { status, data } = await this.record(body)
    if (status !== 200) {
      throw new Error(`${status} ${JSON.stringify(data)}`)
    }
    return data.transaction
  }

  async decide(
    { id }: Pick<AdminFlexPayTransaction, "id">,
    decision: "approve" | "reject",
    admin = this.second
  ) {
    return await admin.post(
      `/admin/flexpay/transactions/${id}/${decision}`,
      decision === "reject" ? { note: "Mauvaise commande" } : {}
    )
  }
}

interface PaymentAtTill {
  currency?: "CDF" | "USD"
  /** The amount in the file, where it differs. */
  listed?: string
}

function begun<T>(part: T | undefined): T {
  if (part === undefined) {
    throw new Error("The test has not begun")
  }
  return part
}
