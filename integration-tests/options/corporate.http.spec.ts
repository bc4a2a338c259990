import { describeShop } from "../setup/describe-shop"
import { describeCorporate } from "./corporate.cases"
import { describePayoutsOff } from "./payouts-off.cases"

const OPTIONS = {
  profile: "corporate-v2",
  storefront_url: "https://boutique.test/panier?a=b",
  payouts: { enabled: false },
} as const

describeShop("a store of the corporate service", OPTIONS, (test) => {
  beforeEach(() => test.gateway.change({ profile: "corporate-v2" }))

  describeCorporate(test)
  describePayoutsOff(test)
})
