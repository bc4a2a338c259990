import { describeShop } from "../setup/describe-shop"
import { describeNetworkNotice } from "./network-notice.cases"
import { describeRecheck } from "./recheck.cases"
import { describeStoreRoutes } from "./store-routes.cases"

const OPTIONS = {
  pushes_per_collection: 2,
  pushes_per_phone: 3,
  pushes_per_caller: 4,
  checks_per_second: 4,
}

describeShop("a store with tight limits", OPTIONS, (test) => {
  describeStoreRoutes(test)
  describeNetworkNotice(test, { isOn: false })
  describeRecheck(test)
})
