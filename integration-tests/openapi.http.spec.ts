import { describeShop } from "./setup/describe-shop"
import { describeAnswers } from "./setup/describe-answers"
import { ANSWERS } from "./setup/provoke-answers"

describeShop("answers of the store's routes and the hooks", {}, (test) => {
  describeAnswers(test, ANSWERS)
})
