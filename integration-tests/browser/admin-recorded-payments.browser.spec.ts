import { randomUUID } from "node:crypto"
import { randomInt } from "node:crypto"
import type { Locator } from "playwright-core"
import { z } from "zod"
import { adminLogin, approverLogin, names } from "../../demo/src/seed/names"
import { maskPhone as masked } from "../../src/gateway"
import { dayBefore, dayOf } from "../../src/modules/flexpay/reconciliation/day"
import {
  expectAccessible,
  expectNoSidewaysScroll,
} from "../setup/browser/accessibility"
import { Admin } from "../setup/browser/admin"
import { describePages } from "../setup/browser/describe-pages"
import type { PagesUnderTest } from "../setup/browser/describe-pages"
import { newPhone } from "../setup/browser/sale"

/** What the order of an operator costs. */
const PRICE = 21_000
const RECEIPT = "Payé à la caisse du marché, reçu 12"

const idsSchema = z.array(z.object({ id: z.string(), name: z.string() }))
const orderSchema = z.object({ id: z.string(), display_id: z.number() })

describePages("a payment that only FlexPay's export has", (test) => {
  for (const [language, device] of [
    ["fr", "desktop"],
    ["en", "phone"],
  ] as const) {
    test("an operator attaches a payment at a till to an order, and a second one approves it", async (context) => {
      const order = await writeOrder(context)
      const { orderNumber, phone } = await payAtTill(context, PRICE)
      const first = await Admin.logIn(context, { language, device })
      const day = await importLine(context, orderNumber, PRICE)

      // The request: first with another number, which FlexPay does not confirm.
      await openDay(first, day)
      const entry = breakOf(first, orderNumber)
      await first.button("actions.attach_line", entry).click()
      const dialog = first.page.getByRole("dialog")
      await first.sees(
        first.t("attach_line.text", { amount: first.money(PRICE) }),
        dialog
      )
      const confirm = first.button("attach_line.confirm", dialog)
      await confirm.click()
      await first.sees(first.t("record.order_invalid"), dialog)
      await first.field("record.phone", dialog).fill("099 000 11 22")
      await first.field("record.order", dialog).fill(`#${order.display_id}`)
      await first.field("justification.label", dialog).fill(RECEIPT)
      await first.visitor.picture("1 the request")
      first.visitor.expectErrors(/409 \(Conflict\)/)
      await expectAccessible(first.page, { selector: "[role=dialog] form" })
      await expectNoSidewaysScroll(first.page)
      await confirm.click()
      await first.sees(first.t("problem.refused"), dialog)
      await first.visitor.picture("2 not confirmed")
      await first.field("record.phone", dialog).fill(`0${phone.slice(3)}`)
      await confirm.click()
      await first.sees(first.t("record.done"))
      await first.sees(first.t("record.waiting"), entry)
      const again = await first.button("actions.attach_line", entry).count()
      await first.visitor.picture("3 requested")

      // The approval, from the attention list.
      const second = await Admin.logIn(context, {
        ...{ language, device, login: approverLogin },
      })
      await second.openFlexPay("?tab=attention")
      const request = second.page
        .getByRole("listitem")
        .filter({ has: second.page.locator(`a[href$="${order.id}"]`) })
      const texts = [RECEIPT, adminLogin.email, masked(phone)]
      for (const text of [...texts, second.money(PRICE)]) {
        await second.sees(text, request)
      }
      await second.visitor.picture("4 attention list")
      await expectNoSidewaysScroll(second.page)
      await second.button("actions.approve_payment", request).click()
      const prompt = second.page.getByRole("alertdialog")
      await second.sees(RECEIPT, prompt)
      await second.visitor.picture("5 before the approval")
      await expectAccessible(second.page, { selector: "[role=alertdialog]" })
      await second.button("approve_payment.confirm", prompt).click()
      await second.sees(second.t("approve_payment.done"))
      await second.openOrder(order.id)
      const panel = second.panel("payment")
      await second.sees(second.t("states.payment.succeeded.label"), panel)
      await second.visitor.picture("6 the order")
      await openDay(second, day)
      await breakOf(second, orderNumber).waitFor({ state: "detached" })

      expect(again).toBe(0)
      expect(await capturedOf(context, order.id)).toEqual([PRICE])
    })
  }

  test("an operator requests to refund a payment at a till, and it is refunded once it is approved", async (context) => {
    const { orderNumber, phone } = await payAtTill(context, 3_500)
    const first = await Admin.logIn(context, { language: "fr" })
    const day = await importLine(context, orderNumber, 3_500)
    await openDay(first, day)
    const entry = breakOf(first, orderNumber)
    await first.button("actions.refund_line", entry).click()
    const dialog = first.page.getByRole("dialog")
    await first.field("record.phone", dialog).fill(`0${phone.slice(3)}`)
    await first.field("justification.label", dialog).fill(RECEIPT)
    await first.visitor.picture("1 the request")
    await first.button("refund_line.confirm", dialog).click()
    await first.sees(first.t("record.done"))

    const second = await Admin.logIn(context, {
      ...{ language: "fr" as const, login: approverLogin },
    })
    await second.openFlexPay("?tab=attention")
    const request = second.page
      .getByRole("listitem")
      .filter({ hasText: masked(phone) })
    await second.sees(second.t("approval.to_refund"), request)
    await second.button("actions.approve_payment", request).click()
    await second
      .button("approve_payment.confirm", second.page.getByRole("alertdialog"))
      .click()
    await second.sees(second.t("approve_payment.not_done"))
    await second.sees(second.t("attentions.not_requested.title"), request)
    await second.visitor.picture("2 approved")
    await second.button("actions.refund", request).waitFor()
  })
})

/** An order that an operator wrote, unpaid. */
async function writeOrder({ demo }: PagesUnderTest) {
  const admin = await demo.shop.logIn()
  const { data: regions } = await admin.get("/admin/regions")
  const { data: channels } = await admin.get("/admin/sales-channels")
  const { data: products } = await admin.get(
    "/admin/products?handle=miel-du-kwilu&fields=variants.id"
  )
  const region = idsSchema
    .parse(regions.regions)
    .find(({ name }) => name === names.region.cdf)
  const { data } = await admin.post("/admin/draft-orders", {
    // Medusa stumbles when two orders bring the same new customer at once.
    email: `cliente-${randomUUID()}@essai.test`,
    region_id: region?.id,
    sales_channel_id: channels.sales_channels[0].id,
    items: [{ variant_id: products.products[0].variants[0].id, quantity: 1 }],
  })
  const order = orderSchema.parse(data.draft_order)
  await admin.post(`/admin/draft-orders/${order.id}/convert-to-order`)
  return order
}

/** A customer pays at the till, without a request of the store's. */
async function payAtTill({ demo }: PagesUnderTest, amount: number) {
  const phone = newPhone()
  const { orderNumber } = await demo.gateway.receive({
    phone,
    amount: String(amount),
  })
  return { phone, orderNumber }
}

/**
 * Imports FlexPay's export of one line, for a day of its own: a later file of the
 * same day would replace it.
 * @returns the day
 */
async function importLine(
  { demo }: PagesUnderTest,
  orderNumber: string,
  amount: number
): Promise<string> {
  const day = dayBefore(dayOf(new Date()), randomInt(2, 1_000))
  const admin = await demo.shop.logIn()
  const query = new URLSearchParams({
    covers: "payments",
    file_name: "releve.csv",
    mapping: JSON.stringify({
      columns: { order_number: 0, amount: 1, currency: 2, status: 3 },
      currency_code: null,
      paid_by_status: { Succès: true },
    }),
  })
  const file = [
    "Numéro d'ordre;Montant;Devise;Statut",
    `${orderNumber};${amount};CDF;Succès`,
  ].join("\r\n")
  const { status } = await admin.send(
    `/admin/flexpay/reconciliations/${day}/export-file?${query.toString()}`,
    file
  )
  expect(status).toBe(200)
  return day
}

async function openDay(admin: Admin, day: string) {
  await admin.openFlexPay(`/reconciliation/${day}`)
  await admin.sees(admin.t("breaks.title"))
}

/** The open discrepancy of an order number. */
function breakOf(admin: Admin, orderNumber: string): Locator {
  return admin.page
    .getByRole("list", { name: admin.t("breaks.title"), exact: true })
    .getByRole("listitem")
    .filter({ hasText: orderNumber.slice(0, 12) })
}

/** What Medusa captured of an order. */
async function capturedOf({ demo }: PagesUnderTest, orderId: string) {
  const rows = await demo.database.query<{ amount: string }>(
    `SELECT capture.amount FROM capture
     JOIN payment ON payment.id = capture.payment_id
     JOIN order_payment_collection link
       ON link.payment_collection_id = payment.payment_collection_id
     WHERE link.order_id = $1`,
    [orderId]
  )
  return rows.map(({ amount }) => Number(amount))
}
