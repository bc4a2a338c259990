import { approverLogin } from "../../demo/src/seed/names"
import { Admin } from "../setup/browser/admin"
import { approvePayout } from "../setup/browser/approve"
import { describePages } from "../setup/browser/describe-pages"
import type { PagesUnderTest } from "../setup/browser/describe-pages"
import { waitFor } from "../../harness/wait-for"
import {
  letPass,
  moneyThatLeft,
  newPhone,
  payoutRequestsTo,
  refundsInMedusa,
  sell,
} from "../setup/browser/sale"
import type { Sale } from "../setup/browser/sale"

const TOTAL = 28000
/** Longer than any test. */
const NEVER = 3_600_000

describePages("a payout that does not arrive", (test) => {
  for (const language of ["fr", "en"] as const) {
    test("a payout that failed later is resent to the same number", async (context) => {
      const sale = await sell(context.demo, {
        payouts: [{ payout: "fails_later" }, { payout: "paid" }],
      })
      const admin = await Admin.logIn(context, { language })
      await refund(admin, sale)
      await fail(context, admin, sale)

      const panel = admin.panel("payout")
      await admin.sees(admin.t("attentions.payout_failed.title"), panel)
      await admin.visitor.picture("1 failed")
      const [banner, title] = await Promise.all(
        [
          admin.page.getByRole("region", {
            name: admin.t("order_attention.title"),
          }),
          admin.page.getByRole("heading", { name: /^#/ }),
        ].map((part) => part.first().boundingBox())
      )
      await admin.button("actions.resend", panel).click()
      const dialog = admin.page.getByRole("dialog")
      await admin.button("refund.review", dialog).click()
      await admin.sendButton(dialog, TOTAL).click()
      await admin.sees(admin.t("states.payout.succeeded.label"), dialog)
      await admin.visitor.picture("2 sent again")
      await admin.button("actions.close", dialog).click()
      await admin
        .panel("payout")
        .getByText(admin.t("states.payout.succeeded.label"))
        .first()
        .waitFor()
      await admin.visitor.picture("3 order")

      expect(await moneyThatLeft(context.demo, sale.phone)).toEqual([TOTAL])
      expect(await refundsInMedusa(context.demo, sale.orderId)).toEqual([TOTAL])
      expect(await admin.panel("payout").count()).toBe(1)
      expect(banner?.y).toBeLessThan(title?.y ?? 0)
    })

    test("a payout of unknown outcome is resent only with a justification", async (context) => {
      const sale = await sell(context.demo, {
        payouts: [
          // It stays open at FlexPay, and the store never received its order number.
          { payout: "dropped_paid", delays: { decision: NEVER } },
          { payout: "paid" },
        ],
      })
      const admin = await Admin.logIn(context, { language })
      await refund(admin, sale)

      const panel = admin.panel("payout")
      await admin.sees(admin.t("attentions.outcome_unknown.title"), panel)
      await admin.visitor.picture("1 unknown")
      await admin.button("actions.resend", panel).click()
      const dialog = admin.page.getByRole("dialog")
      await admin.button("refund.review", dialog).click()
      await admin.sees(admin.t("justification.missing", { length: 10 }), dialog)
      await admin.visitor.picture("2 reason missing")
      const requestsBefore = await payoutRequestsTo(context.demo, sale.phone)
      await admin
        .field("justification.label", dialog)
        .fill("FlexPay, ticket 4711: not executed")
      await admin.button("refund.review", dialog).click()
      await admin.visitor.picture("3 confirmation")
      await admin.sendButton(dialog, TOTAL).click()
      await admin.sees(admin.t("states.payout.succeeded.label"), dialog)

      expect(requestsBefore).toBe(1)
      expect(await payoutRequestsTo(context.demo, sale.phone)).toBe(2)
      expect(await moneyThatLeft(context.demo, sale.phone)).toEqual([TOTAL])
      expect(await refundsInMedusa(context.demo, sale.orderId)).toEqual([TOTAL])
    })
  }

  test("a failed payout is resent to another number, and its timeline names the admin and the reason", async (context) => {
    const other = newPhone()
    const sale = await sell(context.demo, {
      payouts: [{ payout: "fails_later" }],
    })
    const admin = await Admin.logIn(context)
    await refund(admin, sale)
    await fail(context, admin, sale)

    await admin.button("actions.resend", admin.panel("payout")).click()
    const dialog = admin.page.getByRole("dialog")
    await dialog
      .getByRole("radio", { name: admin.t("recipient.other") })
      .click()
    await admin.field("recipient.phone", dialog).fill(`+${other}`)
    await admin.field("recipient.reason", dialog).fill("Carte SIM perdue")
    await admin.button("refund.review", dialog).click()
    await admin.visitor.picture("1 confirmation")
    await admin.requestButton(dialog, TOTAL).click()
    await admin.sees(admin.t("progress.approval"), dialog)
    const second = await Admin.logIn(context, { login: approverLogin })
    await approvePayout(second, sale.orderId)
    const arrived = second.panel("payout").filter({
      has: second.page.getByText(second.t("states.payout.succeeded.label"), {
        exact: true,
      }),
    })
    await arrived.getByRole("link", { name: /^Ouvrir versement/ }).click()
    await second.sees("Carte SIM perdue")
    await second.sees("admin@demo.test")
    await second.visitor.picture("2 its own page")

    expect(await moneyThatLeft(context.demo, other)).toEqual([TOTAL])
    expect(await moneyThatLeft(context.demo, sale.phone)).toEqual([])
  })

  test("a failed payout is resolved with a note and leaves the attention list", async (context) => {
    const sale = await sell(context.demo, {
      payouts: [{ payout: "fails_later" }],
    })
    const admin = await Admin.logIn(context, { device: "phone" })
    await refund(admin, sale)
    await fail(context, admin, sale)

    const panel = admin.panel("payout")
    await admin.button("actions.resolve", panel).click()
    const dialog = admin.page.getByRole("dialog")
    await admin.button("resolve.confirm", dialog).click()
    await admin.sees(admin.t("justification.length", { length: 3 }), dialog)
    await admin.field("resolve.note", dialog).fill("Rendu en espèces, reçu 118")
    await admin.visitor.picture("1 note")
    await admin.button("resolve.confirm", dialog).click()
    await dialog.waitFor({ state: "hidden" })
    await admin.panel("payout").waitFor({ state: "detached" })
    await admin.visitor.picture("2 order")

    expect(await attentionOf(context, sale)).toBeNull()
    expect(await payoutRequestsTo(context.demo, sale.phone)).toBe(1)
  })
})

/** Gives all back, and closes the dialog while the payout goes on. */
async function refund(admin: Admin, { orderId }: Sale): Promise<void> {
  const dialog = await admin.startRefund(orderId)
  await admin.button("refund.review", dialog).click()
  await admin.sendButton(dialog, TOTAL).click()
  await admin.button("actions.close", dialog).click()
  await admin.panel("payout").waitFor()
}

/** Lets the payout fail, and be old enough for that to be believed. */
async function fail(context: PagesUnderTest, admin: Admin, sale: Sale) {
  await waitFor("FlexPay's failure", async () => {
    const entries = await context.demo.gateway.entries()
    return entries.find(
      ({ kind, phone, state }) =>
        kind === "payout" && phone === sale.phone && state === "failed"
    )
  })
  await letPass(context.demo, sale.phone, "5 minutes")
  await admin.button("actions.check", admin.panel("payout")).click()
  await admin.button("actions.resend", admin.panel("payout")).waitFor()
}

async function attentionOf(
  { demo }: PagesUnderTest,
  { phone }: Sale
): Promise<string | null | undefined> {
  const [row] = await demo.database.query<{ attention: string | null }>(
    `SELECT attention FROM flexpay_transaction
     WHERE phone = $1 AND kind = 'payout'`,
    [phone]
  )
  return row?.attention
}
