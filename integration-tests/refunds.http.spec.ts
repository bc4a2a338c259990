import { describeShop } from "./setup/describe-shop"
import { describeBecomingOrder } from "./refunds/becoming-order"
import { describeButton } from "./refunds/button"
import { describeCard } from "./refunds/card"
import { describeElsewhere } from "./refunds/elsewhere"
import { describeReturns } from "./refunds/returns"
import { describeTwoPayments } from "./refunds/two-payments"
import { describeWithoutOrder } from "./refunds/without-order"

// One Medusa serves them all: starting one takes longer than most tests.
describeShop("refunds", {}, (test) => {
  describeButton(test)
  describeElsewhere(test)
  describeReturns(test)
  describeCard(test)
  describeWithoutOrder(test)
  describeBecomingOrder(test)
  describeTwoPayments(test)
})
