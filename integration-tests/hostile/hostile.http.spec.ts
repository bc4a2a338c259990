import { describeShop } from "../setup/describe-shop"
import { describeAdmins } from "./admins.cases"
import { describeLog } from "./log.cases"
import { describeNetwork } from "./network.cases"
import { describeShoppers } from "./shoppers.cases"

// One Medusa serves all cases: its start takes longer than most tests.
describeShop("hostile requests", {}, (test) => {
  describeNetwork(test)
  describeShoppers(test)
  describeAdmins(test)
  describeLog(test)
})
