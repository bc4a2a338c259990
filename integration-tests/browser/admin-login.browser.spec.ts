import { adminLogin } from "../../demo/src/seed/names"
import { describePages } from "../setup/browser/describe-pages"

describePages("the admin's login", (test) => {
  test("the login leads to the FlexPay page", async ({ demo, visit }) => {
    const admin = await visit({ language: "en" })
    const { page } = admin
    // Medusa requests the session before the login, and gets a 401.
    admin.expectErrors(/401 \(Unauthorized\)/)

    await page.goto(`${demo.storeUrl}/app`)
    await page.getByPlaceholder("Email").fill(adminLogin.email)
    await page.getByPlaceholder("Password").fill(adminLogin.password)
    await page.getByRole("button", { name: "Continue with Email" }).click()
    await page.getByRole("link", { name: "FlexPay" }).click()

    await page.getByRole("heading", { name: "FlexPay" }).waitFor()
    await page.getByRole("tab", { name: "Transactions" }).waitFor()
    await admin.picture("the FlexPay page")
    expect(new URL(page.url()).pathname).toBe("/app/flexpay")
  })
})
