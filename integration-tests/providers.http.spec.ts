import { describeShop } from "./setup/describe-shop"
import { describeCardService } from "./providers/card"
import { describeMobileMoney } from "./providers/mobile-money"

// One Medusa serves them all: starting one takes longer than most tests.
describeShop("providers", {}, (test) => {
  describeMobileMoney(test)
  describeCardService(test)
})
