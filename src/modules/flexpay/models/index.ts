import FlexPayBreak from "./break"
import FlexPayCartLease from "./cart-lease"
import FlexPayTimelineEntry from "./timeline-entry"
import FlexPayInstance from "./instance"
import FlexPayJob from "./job"
import FlexPayReconciliation from "./reconciliation"
import FlexPayStatement from "./statement"
import FlexPayStatementLine from "./statement-line"
import FlexPayTransaction from "./transaction"

/** All tables of the module. */
export const models = {
  FlexPayTransaction,
  FlexPayTimelineEntry,
  FlexPayJob,
  FlexPayInstance,
  FlexPayCartLease,
  FlexPayReconciliation,
  FlexPayBreak,
  FlexPayStatement,
  FlexPayStatementLine,
}
