import { randomBytes } from "node:crypto"
import type { Locator } from "playwright-core"
import { dayOf } from "../../src/modules/flexpay/reconciliation/day"
import {
  expectAccessible,
  expectNoSidewaysScroll,
} from "../setup/browser/accessibility"
import { Admin } from "../setup/browser/admin"
import { describePages } from "../setup/browser/describe-pages"
import type { PagesUnderTest } from "../setup/browser/describe-pages"
import { sell } from "../setup/browser/sale"

describePages("the reconciliation of a day", (test) => {
  for (const [language, device] of [
    ["fr", "desktop"],
    ["en", "phone"],
  ] as const) {
    test("an operator compares a day with an export file, and closes a discrepancy", async (context) => {
      const { phone } = await sell(context.demo)
      const { reference } = await rowOf(context, phone)
      const uncaptured = await sell(context.demo)
      const stranger = newOrderNumber()
      await loseCapture(context, uncaptured.orderId)
      const admin = await Admin.logIn(context, { language, device })
      const { page } = admin

      // From the menu: the list of days, and the day that it is now.
      await admin.openFlexPay("?tab=reconciliation")
      await admin.sees(admin.t("reconciliation.days_title"))
      const day = dayOf(new Date())
      await admin.field("reconciliation.pick").fill(day)
      await admin.visitor.picture("1 the days")
      await admin.button("reconciliation.open_day").click()
      await admin.button("reconciliation.run").click()
      await admin.sees(admin.t("reconciliation.run_done"))
      await admin.sees(admin.t("day_figures.title"))
      await page.waitForTimeout(300)
      await admin.visitor.picture("2 compared")
      await expectNoSidewaysScroll(page)
      await expectAccessible(page, { selector: "main" })

      // A file that is none, one that can't be read, and a good one.
      const file = page.locator('input[type="file"]')
      await file.focus()
      await file.setInputFiles(
        fileOf("releve.xlsx", "PK\u0003\u0004 and so on")
      )
      await admin.sees(admin.t("export_file_problems.file_is_workbook"))
      // A keyboard chooses the next file from there.
      expect(await file.evaluate((input) => input.matches(":focus"))).toBe(true)
      await admin.visitor.picture("3a no file of FlexPay's")
      await file.setInputFiles(
        fileOf(
          "releve.csv",
          exportOf(day, stranger, [[reference, "vingt-huit mille"]])
        )
      )
      await admin.sees(admin.t("export_file.words"))
      await admin.visitor.picture("3 what the file holds")
      await expectNoSidewaysScroll(page)
      await expectAccessible(page, { selector: "main" })
      await admin.button("export_file.submit").click()
      await admin.sees("vingt-huit mille", page.getByRole("alert"))
      await admin.visitor.picture("4 what can't be read")
      await admin.button("export_file.cancel").click()
      await file.setInputFiles(
        fileOf(
          "releve.csv",
          `${exportOf(day, stranger, [[reference, "28 000,00"]])}\r\nTOTAL;;;28 700;CDF;`
        )
      )
      await admin.button("export_file.submit").click()
      await admin.sees(admin.t("export_file.done"))
      await admin.sees("TOTAL · 28 700 · CDF")
      await choose(admin, "fields.kind", "break_kinds.paid_not_captured.title")
      await breakNamed(admin, "paid_not_captured").first().waitFor()
      await choose(admin, "fields.kind", "breaks.all_kinds")
      await admin.visitor.picture("5 with the file")

      // One break is taken and closed.
      await choose(admin, "fields.kind", "break_kinds.flexpay_only.title")
      const entry = breakNamed(admin, "flexpay_only").filter({
        hasText: stranger.slice(0, 12),
      })
      await admin.button("breaks.assign", entry).click()
      await admin.sees(
        admin.t("breaks.owner", { name: "Démo (admin@demo.test)" }),
        entry
      )
      await admin.button("actions.close_break", entry).click()
      const dialog = page.getByRole("dialog")
      const confirm = admin.button("close_break.confirm", dialog)
      await admin
        .field("close_break.note", dialog)
        .fill("La caisse du marché, ticket 12")
      await admin.visitor.picture("6 closing")
      await confirm.click()
      await admin.sees(admin.t("close_break.done"))
      await entry.waitFor({ state: "detached" })
      await choose(admin, "fields.state", "breaks.closed")
      await admin.sees("La caisse du marché, ticket 12", entry)
      await admin.visitor.picture("7 closed")

      // The file is saved, and the day stands in the list.
      await admin.button("csv.export").click()
      await admin.field("csv.to", dialog).waitFor()
      await admin.visitor.picture("8 the export")
      await expectAccessible(page, { selector: "[role=dialog] form" })
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        admin.button("csv.confirm", dialog).click(),
      ])
      await page
        .getByRole("link", { name: admin.t("reconciliation.back") })
        .click()
      await page.locator(`a[href$="/flexpay/reconciliation/${day}"]`).waitFor()
      await admin.sees(admin.t("summary.title"))
      await page.getByRole("region").first().waitFor()
      await admin.visitor.picture("9 the summary and the day in the list")
      await expectNoSidewaysScroll(page)
      await expectAccessible(page, { selector: "main" })

      expect(download.suggestedFilename()).toBe(
        `flexpay-reconciliation-${day}.csv`
      )
    })
  }

  test("an operator reconciles a day with the keyboard alone", async (context) => {
    const { phone } = await sell(context.demo)
    const { reference } = await rowOf(context, phone)
    const admin = await Admin.logIn(context, { language: "en" })
    const { page } = admin
    const day = dayOf(new Date())
    const press = async (target: Locator) => {
      await admin.tabTo(target)
      await page.keyboard.press("Enter")
    }

    await admin.openFlexPay(`/reconciliation/${day}`)
    const run = admin.button("reconciliation.run")
    await run.waitFor()
    await press(run)
    await admin.sees(admin.t("reconciliation.run_done"))
    await admin.field("fields.state").waitFor()
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      press(page.locator('input[type="file"]')),
    ])
    await chooser.setFiles(
      fileOf(
        "releve.csv",
        exportOf(day, newOrderNumber(), [[reference, "28000"]])
      )
    )
    const submit = admin.button("export_file.submit")
    await submit.waitFor()
    await press(submit)
    await admin.sees(admin.t("export_file.done"))
  })
})

/** An unknown order number: 12 characters, then the payer's phone number. */
function newOrderNumber(): string {
  return `${randomBytes(6).toString("hex")}243990001122`
}

function exportOf(
  day: string,
  stranger: string,
  lines: [reference: string, amount: string][]
) {
  const [year, month, date] = day.split("-")
  const when = `${date}-${month}-${year} 10:00:00`
  return [
    "Date;Numéro d'ordre;Référence;Montant;Devise;Statut",
    ...lines.map(
      ([reference, amount]) => `${when};;${reference};${amount};CDF;Succès`
    ),
    `${when};${stranger};;700;CDF;Succès`,
    `${when};${newOrderNumber()};;900;CDF;Échec`,
  ].join("\r\n")
}

function fileOf(name: string, text: string) {
  return { name, mimeType: "text/csv", buffer: Buffer.from(text) }
}

function breakNamed(admin: Admin, kind: string): Locator {
  return admin.page
    .getByRole("list", { name: admin.t("breaks.title"), exact: true })
    .getByRole("listitem")
    .filter({ hasText: admin.t(`break_kinds.${kind}.title`) })
}

/**
 * Chooses in one of the admin's selects. By the keyboard: a page that grows above
 * one takes its options out of the pointer's reach.
 */
async function choose(admin: Admin, label: string, option: string) {
  await admin.field(label).click()
  await admin.page
    .getByRole("option", { name: admin.t(option), exact: true })
    .press("Enter")
}

async function rowOf({ demo }: Pick<PagesUnderTest, "demo">, phone: string) {
  const [row] = await demo.database.query<{ reference: string }>(
    "SELECT reference FROM flexpay_transaction WHERE phone = $1",
    [phone]
  )
  if (!row) {
    throw new Error("There is no such transaction")
  }
  return row
}

/** Medusa loses what it captured of an order. */
async function loseCapture({ demo }: PagesUnderTest, orderId: string) {
  await demo.database.query(
    `UPDATE capture SET deleted_at = now() WHERE payment_id IN (
       SELECT payment.id FROM payment
       JOIN order_payment_collection link
         ON link.payment_collection_id = payment.payment_collection_id
       WHERE link.order_id = $1)`,
    [orderId]
  )
}
