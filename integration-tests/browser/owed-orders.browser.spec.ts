import { Admin } from "../setup/browser/admin"
import type { Demo } from "../setup/browser/demo"
import { describePages } from "../setup/browser/describe-pages"
import { linkOrder, seesHeading } from "../setup/browser/payment-link"
import {
  adminRequests,
  orderByPhone,
  orderOnDelivery,
  readOrder,
} from "../setup/browser/phone-order"
import {
  delays,
  moneyThatLeft,
  newPhone,
  refundsInMedusa,
  sell,
} from "../setup/browser/sale"
import { Shopper } from "../setup/browser/shopper"
import {
  addItem,
  claimMore,
  exchangeForMore,
  readSoldOrder,
  removeItem,
} from "../setup/order-changes"
import type { AdminRequests, SoldOrder } from "../setup/order-changes"

const JAR = 21000
const RECEIVED = "Paiement reçu. Merci !"

/** Sells an order, and changes it. @returns its id */
async function sellAndChange(
  demo: Demo,
  change: (admin: AdminRequests, order: SoldOrder) => Promise<void>
): Promise<string> {
  const { orderId } = await sell(demo)
  const admin = await adminRequests(demo)
  await change(admin, await readSoldOrder(admin, orderId))
  return orderId
}

describePages("an order that owes money", (test) => {
  for (const [name, due, language, begin] of [
    [
      "an edit that adds an item",
      JAR,
      "fr",
      (demo: Demo) => sellAndChange(demo, addItem),
    ],
    [
      "an exchange for more",
      JAR,
      "en",
      (demo: Demo) => sellAndChange(demo, exchangeForMore),
    ],
    [
      "a claim that sends more",
      JAR,
      "fr",
      (demo: Demo) => sellAndChange(demo, claimMore),
    ],
    ["an order to be paid on delivery", 28000, "en", orderOnDelivery],
  ] as const) {
    test(`an operator requests the payment of ${name} from its page, and the customer pays by PIN`, async (context) => {
      const { demo } = context
      const orderId = await begin(demo)
      const phone = newPhone()
      await demo.gateway.setOutcome({ phone, payment: "interactive", delays })
      const admin = await Admin.logIn(context, { language })

      await admin.openOrder(orderId)
      await admin.button("actions.request_payment").click()
      const dialog = admin.page.getByRole("dialog")
      const field = admin.field("request_payment.phone", dialog)
      await field.fill(`0${phone.slice(3)}`)
      await admin.visitor.picture("1 form")
      await admin.button("request_payment.send", dialog).click()
      await admin.sees(admin.t("states.payment.pending.label"), dialog)
      await demo.gateway.enterPin(phone)
      await admin.sees(admin.t("states.payment.succeeded.label"), dialog)
      await admin.button("actions.close", dialog).click()
      await admin.page
        .getByRole("region", { name: admin.t("request_payment.title") })
        .getByText(admin.t("request_payment.outstanding"))
        .waitFor({ state: "hidden" })
      await admin.panel("payment").first().scrollIntoViewIfNeeded()
      await admin.visitor.picture("2 paid")

      expect((await readOrder(demo, orderId)).summary).toMatchObject({
        pending_difference: 0,
      })
      const paid = (await demo.gateway.entries()).filter(
        (entry) => entry.phone === phone && entry.moved
      )
      expect(paid.map(({ moved }) => Number(moved?.amount))).toEqual([due])
    })
  }

  test("an operator refunds what an edit took out of the order", async (context) => {
    const { demo } = context
    const { orderId, phone } = await sell(demo)
    const requests = await adminRequests(demo)
    await removeItem(requests, await readSoldOrder(requests, orderId))
    const difference = (await readOrder(demo, orderId)).summary
      .pending_difference
    const admin = await Admin.logIn(context)

    const dialog = await admin.startRefund(orderId)
    await dialog
      .getByLabel(admin.t("refund.amount", { currency: "CDF" }))
      .fill(String(JAR))
    await admin.button("refund.review", dialog).click()
    await admin.sendButton(dialog, JAR).click()
    await admin.sees(admin.t("states.payout.succeeded.label"), dialog)
    await admin.button("actions.close", dialog).click()
    await admin.visitor.picture("refunded")

    expect(difference).toBe(-JAR)
    expect((await readOrder(demo, orderId)).summary.pending_difference).toBe(0)
    expect(await moneyThatLeft(demo, phone)).toEqual([JAR])
    expect(await refundsInMedusa(demo, orderId)).toEqual([JAR])
  })

  test("a customer pays a phone order by the link that the operator sent", async (context) => {
    const { demo } = context
    const { orderId } = await orderByPhone(demo)
    const { url } = await linkOrder(demo, orderId)
    const payer = await Shopper.arrive(context, { device: "phone" })

    await payer.page.goto(url)
    await payer.requestPush()
    await payer.seesHeading(payer.kit.waiting)
    await payer.confirms()
    await seesHeading(payer.page, RECEIVED)

    expect((await readOrder(demo, orderId)).payment_status).toBe("captured")
    await payer.paidOnce(`${JAR} CDF`)
  })

  test("a shopper whose payment failed pays the cart later by the operator's link", async (context) => {
    const { demo } = context
    const shopper = await Shopper.arrive(context, { device: "phone" })
    await shopper.goToPayment()
    await shopper.requestPush()
    await shopper.seesHeading(shopper.kit.waiting)
    await demo.gateway.decide({
      phone: shopper.phone,
      decision: "pin",
      pin: "0000",
    })
    await shopper.seesHeading(shopper.kit.failed)
    const [row] = await demo.database.query<{ id: string }>(
      "SELECT id FROM flexpay_transaction WHERE phone = $1",
      [shopper.phone]
    )
    const admin = await Admin.logIn(context)
    await admin.page.goto(`${demo.storeUrl}/app/flexpay/${row?.id ?? ""}`)
    await admin.button("request_payment.create_link").click()
    await admin.button("payment_link.share").click()
    const address = admin.page.getByLabel(admin.t("payment_link.address"))
    await address.waitFor()
    await admin.visitor.picture("1 link")

    await shopper.page.goto(await address.inputValue())
    await shopper.seesHeading(shopper.kit.failed)
    await shopper
      .pay()
      .getByRole("button", { name: shopper.kit.tryAgain })
      .click()
    await shopper.requestPush()
    await shopper.seesHeading(shopper.kit.waiting)
    await shopper.confirms()
    await seesHeading(shopper.page, RECEIVED)
    await shopper.visitor.picture("2 receipt")

    const [order] = await demo.database.query<{ order_id: string | null }>(
      `SELECT order_id FROM flexpay_transaction
       WHERE phone = $1 AND state = 'succeeded'`,
      [shopper.phone]
    )
    expect((await readOrder(demo, order?.order_id ?? "")).payment_status).toBe(
      "captured"
    )
  })
})
