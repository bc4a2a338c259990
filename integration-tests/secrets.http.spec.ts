import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { describeShop } from "./setup/describe-shop"

/** Waits for the virtual phone. */
const PHONE = "243810009001"

describeShop("the log", {}, (test) => {
  let written: string[]

  beforeEach(() => {
    written = []
    const keep = (...values: unknown[]) => {
      written.push(values.map(String).join(" "))
      return true
    }
    for (const method of ["log", "info", "warn", "error"] as const) {
      jest.spyOn(console, method).mockImplementation(keep)
    }
    jest.spyOn(process.stdout, "write").mockImplementation(keep)
    jest.spyOn(process.stderr, "write").mockImplementation(keep)
    test
      .getContainer()
      .resolve(ContainerRegistrationKeys.LOGGER)
      .setLogLevel("silly")
  })
  afterEach(() => {
    jest.restoreAllMocks()
    test
      .getContainer()
      .resolve(ContainerRegistrationKeys.LOGGER)
      .setLogLevel("error")
  })

  it("holds no secret and no phone number after a payment", async () => {
    const { sessionId } = await test.shop.checkOut()
    await test.shop.push(sessionId, { phone: PHONE })
    const entry = await test.gateway.onlyEntry()
    await test.gateway.enterPin(PHONE)
    await test.shop.pollUntil(sessionId, ({ order_id }) => order_id !== null)
    await test.records.recheck()

    expectNoSecrets([entry.callbackUrl.split("/").at(-1) ?? ""])
  })

  it("holds none when FlexPay refuses the token, breaks off, or answers a web page", async () => {
    for (const kind of ["unauthorized", "drop", "html", "error_500"]) {
      const { sessionId } = await test.shop.checkOut()
      await test.gateway.spoil({ service: "payment", kind })
      await test.shop.push(sessionId, { phone: PHONE })
    }
    const { sessionId } = await test.shop.checkOut()
    await test.shop.push(sessionId, { phone: "0820009002" })
    const entry = await test.gateway.onlyEntry()
    await test.gateway.change({ authRefused: true })
    await test.records.recheck()

    expect(written.join("\n")).toContain("FlexPay")
    expectNoSecrets([entry.callbackUrl.split("/").at(-1) ?? ""])
  })

  it("holds none when the database refuses what the ledger writes", async () => {
    const { sessionId } = await test.shop.checkOut()
    await test.records.sql(
      "ALTER TABLE flexpay_transaction ADD CONSTRAINT broken CHECK (false) NOT VALID"
    )

    const { status, data } = await test.shop.push(sessionId, { phone: PHONE })

    expect(status).toBe(500)
    expect(JSON.stringify(data)).not.toContain(PHONE)
    expect(written.join("\n")).toContain("FlexPay's ledger")
    expectNoSecrets([])
  })

  it("holds none when what it should do with a callback fails", async () => {
    const { sessionId } = await test.shop.checkOut()
    await test.shop.push(sessionId, { phone: PHONE })
    const entry = await test.gateway.onlyEntry()
    await test.records.sql(
      "ALTER TABLE flexpay_event ADD CONSTRAINT broken CHECK (false) NOT VALID"
    )

    // No 200 for what was not stored.
    expect(await test.gateway.callBack({ phone: PHONE })).toBe(500)

    expectNoSecrets([entry.callbackUrl.split("/").at(-1) ?? ""])
  })

  function expectNoSecrets(callbackTokens: string[]): void {
    const log = written.join("\n")
    expect(log).not.toBe("")
    expect(log).not.toContain(test.simulator.token)
    expect(log).not.toMatch(/243\d{9}/)
    expect(log).not.toMatch(/08[12]000900/)
    for (const token of callbackTokens) {
      expect(log).not.toContain(token)
    }
  }
})
