import FlexPayBreak from "../../src/modules/flexpay/models/break"
import FlexPayCartLease from "../../src/modules/flexpay/models/cart-lease"
import FlexPayDisturbance from "../../src/modules/flexpay/models/disturbance"
import FlexPayEvent from "../../src/modules/flexpay/models/event"
import FlexPayTimelineEntry from "../../src/modules/flexpay/models/timeline-entry"
import FlexPayInstance from "../../src/modules/flexpay/models/instance"
import FlexPayJob from "../../src/modules/flexpay/models/job"
import FlexPayPaymentLink from "../../src/modules/flexpay/models/payment-link"
import FlexPayReconciliation from "../../src/modules/flexpay/models/reconciliation"
import FlexPayExportFile from "../../src/modules/flexpay/models/export-file"
import FlexPayExportLine from "../../src/modules/flexpay/models/export-line"
import FlexPayTransaction from "../../src/modules/flexpay/models/transaction"

/** All tables of the module. */
export const models = {
  FlexPayTransaction,
  FlexPayTimelineEntry,
  FlexPayDisturbance,
  FlexPayEvent,
  FlexPayJob,
  FlexPayInstance,
  FlexPayCartLease,
  FlexPayPaymentLink,
  FlexPayReconciliation,
  FlexPayBreak,
  FlexPayExportFile,
  FlexPayExportLine,
}
