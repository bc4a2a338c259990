/** Whether there is a number to ask FlexPay about. */
export const HAS_ORDER_NUMBER = `(order_number IS NOT NULL
  OR callback_order_numbers IS NOT NULL)`

/** Whether FlexPay can be asked about a row whenever somebody wants to know. */
export const IS_CHECKABLE = `state NOT IN ('draft', 'deferred', 'awaiting_approval')
  AND redacted_at IS NULL AND ${HAS_ORDER_NUMBER}`

/** Order numbers of callbacks that are kept; the first ones stay. */
const ORDER_NUMBERS_KEPT = 5

/** Keeps one more number that a callback named; takes it three times. */
export const KEEP_ORDER_NUMBER = `callback_order_numbers = CASE
  WHEN ?::text IS NULL OR ? = ANY(callback_order_numbers)
    OR cardinality(callback_order_numbers) >= ${ORDER_NUMBERS_KEPT}
  THEN callback_order_numbers
  ELSE array_append(callback_order_numbers, ?) END`
