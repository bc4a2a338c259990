import FlexPayBreak from "./break"
import FlexPayCartLease from "./cart-lease"
import FlexPayTimelineEntry from "./timeline-entry"
import FlexPayInstance from "./instance"
import FlexPayJob from "./job"
import FlexPayReconciliation from "./reconciliation"
import FlexPayExportFile from "./export-file"
import FlexPayExportLine from "./export-line"
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
  FlexPayExportFile,
  FlexPayExportLine,
}
