import { describeShop } from "../setup/describe-shop"
import { describeCardService } from "./card.cases"
import { describeMobileMoney } from "./mobile-money.cases"

// One Medusa serves all cases: its start takes longer than most tests.
describeShop("providers", {}, (test) => {
  describeMobileMoney(test)
  describeCardService(test)
})
