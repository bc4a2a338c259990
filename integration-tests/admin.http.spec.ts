import { describeShop } from "./setup/describe-shop"
import { describeAttention } from "./admin/attention"
import { describeStatus } from "./admin/status"
import { describeViews } from "./admin/views"

// One Medusa serves them all: starting one takes longer than most tests.
describeShop("admin", {}, (test) => {
  describeViews(test)
  describeAttention(test)
  describeStatus(test)
})
