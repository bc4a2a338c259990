import { describeFollowed } from "../payouts/follow-up.cases"
import { describeMissing } from "../payouts/missing.cases"
import { describeRefused } from "../payouts/refused.cases"
import { describeAgain } from "../payouts/resends.cases"
import { describeReversed } from "../payouts/reversed.cases"
import { describeShop } from "../setup/describe-shop"
import { describeBecomingOrder } from "./becoming-order.cases"
import { describeButton } from "./button.cases"
import { describeCard } from "./card.cases"
import { describeElsewhere } from "./elsewhere.cases"
import { describeOrderPage } from "./order-page.cases"
import { describeReturns } from "./returns.cases"
import { describeTwoPayments } from "./two-payments.cases"
import { describeWithoutOrder } from "./without-order.cases"
import { describeRecoveryQueries } from "./recovery-queries.cases"

// One Medusa serves all cases: its start takes longer than most tests.
describeShop("refunds and payouts", {}, (test) => {
  describeButton(test)
  describeElsewhere(test)
  describeReturns(test)
  describeCard(test)
  describeOrderPage(test)
  describeWithoutOrder(test)
  describeBecomingOrder(test)
  describeTwoPayments(test)
  describeRecoveryQueries(test)
  describeRefused(test)
  describeFollowed(test)
  describeAgain(test)
  describeMissing(test)
  describeReversed(test)
})
