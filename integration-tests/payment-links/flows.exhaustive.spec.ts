import { describeFlows } from "./describe-flows"

describeFlows("after_payment")
