import { MonthlySummary } from "../summary/monthly-summary"
import { DayList } from "./day-list"

/** The summary of a month, and the reconciled days. */
export function ReconciliationOverview() {
  return (
    <div className="divide-y">
      <MonthlySummary />
      <DayList />
    </div>
  )
}
