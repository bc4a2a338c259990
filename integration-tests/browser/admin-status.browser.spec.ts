import {
  expectAccessible,
  expectNoSidewaysScroll,
} from "../setup/browser/accessibility"
import { Admin, isFocused } from "../setup/browser/admin"
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

    test("an admin creates a test payment with the keyboard, and its page opens in a new tab", async (context) => {
      // The page counts the networks' payments once a minute, for all tests.
      await sell(context.demo)
      const options = {
        language,
        device,
        ...(device === "desktop" && { width: 1440 }),
      }
      const admin = await Admin.logIn(context, options)
      admin.visitor.expectErrors(/409 \(Conflict\)/)
      const { page } = admin
      const path = "**/admin/flexpay/test-payments"
      await page.route(path, (route) =>
        route.fulfill({
          status: 409,
          json: {
            code: "no_test_region",
            message: "Motif du refus\nReason of the refusal",
          },
        })
      )
      const amount = admin.money(100)
      await page.goto(`${context.demo.storeUrl}/app/settings/flexpay`)
      const create = page.getByRole("button", {
        name: admin.t("test_payment.create", { amount }),
      })
      await create.waitFor()
      await admin.tabTo(create)
      await admin.visitor.picture("1 button")
      await page.keyboard.press("Enter")
      await admin.sees(
        language === "fr" ? "Motif du refus" : "Reason of the refusal"
      )
      await admin.visitor.picture("2 refused")
      await page.unroute(path)
      expect(await isFocused(create)).toBe(true)
      await page.keyboard.press("Enter")
      const open = page.getByRole("link", {
        name: admin.t("test_payment.open"),
      })
      await open.waitFor()
      await page.waitForFunction(
        `document.activeElement.textContent === ${JSON.stringify(admin.t("test_payment.ready"))}`
      )
      await admin.visitor.picture("3 ready")
      await expectAccessible(page, { selector: "main" })
      await expectNoSidewaysScroll(page)
      await admin.tabTo(open)
      const [opened] = await Promise.all([
        page.waitForEvent("popup"),
        page.keyboard.press("Enter"),
      ])
      await opened.getByRole("textbox").waitFor()
      await admin.visitor.picture("4 page", opened)

      expect(await opened.title()).toMatch(/100/)
    })
  }
})
