export * from "./confirm-flexpay-transaction"
export * from "./receive-flexpay-callback"
export * from "./recheck-flexpay-transactions"
export * from "./request-flexpay-payment"
