import { describeShop } from "./setup/describe-shop"
import { describeAdmins } from "./hostile/admins"
import { describeLog } from "./hostile/log"
import { describeNetwork } from "./hostile/network"
import { describeShoppers } from "./hostile/shoppers"

// One Medusa serves them all: starting one takes longer than most tests.
describeShop("hostile", {}, (test) => {
  describeNetwork(test)
  describeShoppers(test)
  describeAdmins(test)
  describeLog(test)
})
