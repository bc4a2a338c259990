import { CHECK_STATUSES } from "../../src/gateway"
import { Database } from "../../src/modules/flexpay/store/database"
import { joinSql, rawSql, sql } from "../../src/modules/flexpay/store/sql"
import type { Sql } from "../../src/modules/flexpay/store/sql"
import {
  HOLDS_COLLECTION,
  IS_CHECKABLE,
  IS_CONFIRMED,
  IS_LIVE,
  IS_OPEN,
  IS_UNREQUESTED,
  NEEDS_SYNC,
} from "../../src/modules/flexpay/store/states-sql"
import { holdsCollection } from "../../src/modules/flexpay/transaction/holds-collection"
import { isUnrequested } from "../../src/modules/flexpay/transaction/is-unrequested"
import {
  ATTENTIONS,
  DISPOSITIONS,
  STATES,
  isCheckable,
  isConfirmed,
  isLive,
  isOpen,
  needsSync,
} from "../../src/modules/flexpay/transaction/transaction"
import type { Transaction } from "../../src/modules/flexpay/transaction/transaction"
import { describeModule } from "../setup/describe-module"

type Column =
  | "kind"
  | "state"
  | "attention"
  | "disposition"
  | "synced_state"
  | "check_status"
  | "order_number"
  | "callback_order_numbers"
  | "redacted_at"
  | "payment_session_id"
  | "requested_by"

/** Values of each column, as SQL. */
const VALUES: Record<Column, Sql> = {
  kind: texts(["payment", "payout"]),
  state: texts(STATES),
  attention: texts([null, ...ATTENTIONS]),
  disposition: texts([null, ...DISPOSITIONS]),
  synced_state: texts([null, ...STATES]),
  check_status: texts([null, ...CHECK_STATUSES]),
  order_number: texts([null, "1"]),
  callback_order_numbers: sql`SELECT NULL::text[] UNION ALL SELECT '{1}'`,
  redacted_at: sql`SELECT NULL::timestamptz UNION ALL SELECT now()`,
  payment_session_id: texts([null, "payses_1"]),
  requested_by: texts([null, "user_1"]),
}

type Rule = [
  name: string,
  condition: Sql,
  predicate: (row: Transaction) => boolean,
  columns: Column[],
]

const RULES: Rule[] = [
  ["IS_LIVE", IS_LIVE, isLive, ["state"]],
  ["IS_OPEN", IS_OPEN, isOpen, ["state"]],
  ["IS_CONFIRMED", IS_CONFIRMED, isConfirmed, ["state"]],
  [
    "NEEDS_SYNC",
    NEEDS_SYNC,
    needsSync,
    ["kind", "state", "attention", "disposition", "synced_state"],
  ],
  [
    "IS_UNREQUESTED",
    IS_UNREQUESTED,
    isUnrequested,
    ["kind", "state", "payment_session_id", "requested_by"],
  ],
  [
    "IS_CHECKABLE",
    IS_CHECKABLE,
    isCheckable,
    ["state", "order_number", "callback_order_numbers", "redacted_at"],
  ],
  [
    "HOLDS_COLLECTION",
    HOLDS_COLLECTION,
    holdsCollection,
    ["state", "attention", "disposition", "check_status"],
  ],
]

describeModule("Conditions in SQL", {}, (fixture) => {
  it.each(RULES)(
    "%s is true of the same rows as its predicate",
    async (_, condition, predicate, columns) => {
      const tables = columns.map(
        (column) =>
          sql`(${VALUES[column]}) AS ${rawSql(`of_${column} (${column})`)}`
      )

      const database = new Database(fixture.manager)

      const rows = await database.rows<
        Transaction & { is_true: boolean | null }
      >(sql`SELECT *, ${condition} AS is_true FROM ${joinSql(tables, ", ")}`)

      expect(rows.length).toBeGreaterThanOrEqual(STATES.length)
      expect(rows.filter((row) => predicate(row) !== row.is_true)).toEqual([])
    }
  )
})

function texts(values: readonly (string | null)[]): Sql {
  return joinSql(
    values.map((value) => sql`SELECT ${value}::text`),
    " UNION ALL "
  )
}
