import { describeShop } from "./setup/describe-shop"
import { describeAnswers } from "./setup/describe-answers"
import { OTHER_ANSWERS, OTHER_OPTIONS } from "./setup/provoke-answers"

describeShop("answers under other options", OTHER_OPTIONS, (test) => {
  describeAnswers(test, OTHER_ANSWERS)
})
