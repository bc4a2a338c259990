import { Admin } from "../setup/browser/admin"
import { describePages } from "../setup/browser/describe-pages"
import { sell } from "../setup/browser/sale"

describePages("the status page in the settings", (test) => {
  for (const [language, device] of [
    ["fr", "desktop"],
    ["en", "phone"],
  ] as const) {
    test("the status page shows what works, and how to repair what does not", async (context) => {
      await sell(context.demo)
      const admin = await Admin.logIn(context, { language, device })
      const { page } = admin

      await page.goto(`${context.demo.storeUrl}/app/settings/flexpay`)

      await admin.sees(admin.t("status_areas.addresses"))
      await admin.sees(admin.t("health_checks.token_taken"))
      await admin.sees(admin.t("health_todos.simulator_in_use"))
      await admin.sees(admin.t("success_rate.title"))
      await page
        .getByRole("heading", { name: admin.t("networks.title") })
        .scrollIntoViewIfNeeded()
      await page.locator("figure svg[role=img]").first().waitFor()
      await admin.visitor.picture("networks")
      await admin.visitor.picture("status")
      await admin.button("status.again").click()
      await admin.sees(admin.t("status_areas.jobs"))
      const heading = admin.page.getByRole("heading", {
        name: admin.t("success_rate.title"),
      })
      const box = await heading.boundingBox()
      const width = admin.page.viewportSize()?.width ?? 0
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width)
    })
  }
})
