import { logger } from "@medusajs/framework/logger"
import { createMedusaContainer } from "@medusajs/framework/utils"
import gatewayLoader from "../loaders/gateway"

const OPTIONS = {
  merchant: "MBOKA",
  token: "a-token-that-never-ends",
  environment: "sandbox",
  callback_base_url: "http://localhost:9000",
  allow_http: true,
}

describe("the log at the start of Medusa", () => {
  const environment = process.env.NODE_ENV
  afterEach(() => {
    process.env.NODE_ENV = environment
  })

  it("one warning names allow_http in production", async () => {
    process.env.NODE_ENV = "production"

    expect(await warningsOf(OPTIONS)).toEqual([
      expect.stringContaining('"allow_http" is set in production'),
    ])
  })

  it.each([
    ["development", OPTIONS],
    [
      "production",
      {
        ...OPTIONS,
        callback_base_url: "https://store.example.com",
        allow_http: false,
      },
    ],
  ])("no warning of allow_http in %s with %j", async (mode, options) => {
    process.env.NODE_ENV = mode

    expect(await warningsOf(options)).toEqual([])
  })
})

async function warningsOf(options: object): Promise<unknown[]> {
  const warn = jest.spyOn(logger, "warn").mockReturnValue(undefined)
  await gatewayLoader({
    container: createMedusaContainer(),
    options: { ...options },
    logger,
  })
  const warnings = warn.mock.calls.flat()
  warn.mockRestore()
  return warnings
}
