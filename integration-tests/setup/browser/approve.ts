import type { Admin } from "./admin"

/** Approves the one payout of an order that waits for it. */
export async function approvePayout(
  admin: Admin,
  orderId: string
): Promise<void> {
  await admin.openOrder(orderId)
  await admin.button("actions.approve", admin.panel("payout")).click()
  const prompt = admin.page.getByRole("alertdialog")
  await admin.button("approve.confirm", prompt).click()
  await prompt.waitFor({ state: "hidden" })
}
