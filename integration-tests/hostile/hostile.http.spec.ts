import { describeAnswers } from "../setup/describe-answers"
import { describeShop } from "../setup/describe-shop"
import { ANSWERS } from "../setup/provoke-answers"
import { describeAdmins } from "./admins.cases"
import { describeLog } from "./log.cases"
import { describeNetwork } from "./network.cases"
import { describeShoppers } from "./shoppers.cases"

// One Medusa serves all cases: its start takes longer than most tests.
describeShop("hostile requests, and documented answers", {}, (test) => {
  describeNetwork(test)
  describeShoppers(test)
  describeAdmins(test)
  describeLog(test)
  describeAnswers(test, ANSWERS)
})
