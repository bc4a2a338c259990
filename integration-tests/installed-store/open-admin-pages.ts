import { Admin } from "../setup/browser/admin"
import { findChromium, launchChromium } from "../setup/browser/chromium"
import { Visitor } from "../setup/browser/visitor"
import type { OrderPayment } from "./refund-order"
import type { UsedStore } from "./set-up"

/** A warning of React about the order page of Medusa 2.18. */
const MEDUSAS_OWN = /validateDOMNesting[^]*order-detail/

/**
 * Opens the plugin's pages in the admin: the list, a payment, its order, and the
 * status.
 * @throws Error when one does not show what it should, or logs an error
 */
export async function openAdminPages(
  store: UsedStore,
  payment: OrderPayment
): Promise<void> {
  const browser = await launchChromium(await findChromium())
  try {
    const visitor = await Visitor.arrive(browser, "installed store", {
      language: "en",
    })
    await seePages(visitor, { ...store, payment }).catch(
      async (error: unknown) => {
        throw new Error(`${String(error)}\n${await visitor.failure("admin")}`)
      }
    )
  } finally {
    await browser.close()
  }
}

async function seePages(
  visitor: Visitor,
  { url, orderId, payment }: UsedStore & { payment: OrderPayment }
): Promise<void> {
  const visit = () => Promise.resolve(visitor)
  visitor.expectErrors(MEDUSAS_OWN)
  const admin = await Admin.logIn({ visit, demo: { storeUrl: url } })

  await admin.openFlexPay("?tab=transactions")
  await admin.sees(payment.reference)
  await admin.openFlexPay(`/${payment.id}`)
  await admin.sees(admin.t("detail.payment", { reference: payment.reference }))
  await admin.sees(admin.t("timeline.title"))
  await admin.openOrder(orderId)
  await admin.panel("payment").waitFor()
  await admin.panel("payout").first().waitFor()
  await admin.page.goto(`${url}/app/settings/flexpay`)
  await admin.sees(admin.t("health_checks.token_taken"))

  const errors = visitor.unexpected()
  if (errors.length > 0) {
    throw new Error("The pages log errors")
  }
}
