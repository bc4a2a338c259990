import { asValue } from "@medusajs/framework/awilix"
import {
  ContainerRegistrationKeys,
  createMedusaContainer,
} from "@medusajs/framework/utils"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import { describeDisturbance } from "../describe-disturbance"

const EVENT = {
  event_id: "fpev_1",
  version: 1,
  operator: "orange",
  ended: 12,
  failed: 9,
  since: "2026-01-01T00:00:00.000Z",
} as const

describe("the notification of a disturbed network", () => {
  it.each([
    ["fr", "9 paiements sur 12 ont échoué"],
    ["en", "9 of 12 payments failed"],
  ])(
    "names the operator and the page of the success rates, in %s",
    (notification_language, text) => {
      const container = createMedusaContainer()
      container.register({
        [ContainerRegistrationKeys.CONFIG_MODULE]: asValue({
          admin: { path: "/app" },
        }),
        [FLEXPAY_MODULE]: asValue({
          options: {
            notification_language,
            callback_base_url: "https://api.example.com",
          },
        }),
      })

      const { title, description } = describeDisturbance(container, EVENT)

      expect(title).toBe("FlexPay · Orange Money")
      expect(description).toContain(text)
      expect(description.split("\n").at(-1)).toBe(
        "https://api.example.com/app/settings/flexpay"
      )
    }
  )
})
