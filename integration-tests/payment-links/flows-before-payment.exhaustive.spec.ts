import { describeFlows } from "./describe-flows"

describeFlows("before_payment")
