import { describeShop } from "./setup/describe-shop"
import { ANSWERS, describeAnswers } from "./setup/provoke-answers"

describeShop("answers of the store's routes and the hooks", {}, (test) => {
  describeAnswers(test, ANSWERS)
})
