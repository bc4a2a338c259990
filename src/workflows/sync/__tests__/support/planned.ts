import {
  BORN,
  newRow,
} from "../../../../modules/flexpay/transaction/__tests__/support/row"
import type {
  MedusaPaymentRecord,
  MedusaSession,
} from "../../../../modules/flexpay/store/medusa-records"
import type { Transaction } from "../../../../modules/flexpay/transaction/transaction"
import type { MedusaState } from "../../../medusa/medusa-state"
import { planSync } from "../../plan"
import type { Done } from "../../plan"

export const PAID: Transaction = {
  ...newRow(BORN, BORN),
  state: "succeeded",
  disposition: "becoming_order",
  payment_collection_id: "pay_col_1",
  payment_session_id: "payses_1",
}
export const SESSION: MedusaSession = {
  id: "payses_1",
  provider_id: "pp_flexpay_flexpay",
  currency_code: "cdf",
  amount: "5000",
  status: "pending",
}
export const FLEXPAY_PAYMENT: MedusaPaymentRecord = {
  id: "pay_1",
  session_id: "payses_1",
  transaction_id: PAID.id,
  captured: "5000",
  refunded: "0",
  is_refunded_by_medusa: false,
  is_canceled: false,
}
export const OTHER_PAYMENT: MedusaPaymentRecord = {
  ...FLEXPAY_PAYMENT,
  id: "pay_2",
  session_id: "payses_2",
  transaction_id: null,
}
export const ORDER = { id: "order_1", status: "pending" }
export const CART = {
  id: "cart_1",
  exists: true,
  currency_code: "cdf",
  orders: [],
  is_changed: false,
}
export const OPEN: MedusaState = {
  amount: "5000",
  currency_code: "cdf",
  sessions: [SESSION],
  payments: [],
  order: null,
  cart: CART,
  cart_total: null,
}
export const PLACED: MedusaState = {
  ...OPEN,
  order: ORDER,
  cart: { ...CART, orders: [ORDER] },
}

/** The plan for what Medusa holds; without more, an open cart whose payment came. */
export function plan(
  changes: Partial<MedusaState> | null,
  { transaction = PAID, from = OPEN, done = [] as string[] } = {}
) {
  return planSync(
    transaction,
    changes && { ...from, ...changes },
    new Set(done) as Done
  )
}
