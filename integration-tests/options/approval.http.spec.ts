import { describeShop } from "../setup/describe-shop"
import { describeRefundApproval } from "./refund-approval.cases"
import { describeRights } from "./rights.cases"

const OPTIONS = {
  payouts: {
    max_amount: { usd: "5" },
    approval_above: { cdf: "10000", usd: "0.5" },
  },
}

describeShop("a store with limits on payouts", OPTIONS, (test) => {
  describeRights(test)
  describeRefundApproval(test)
})
