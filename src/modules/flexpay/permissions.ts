/** The resource of the plugin's policies in Medusa's roles (RBAC). */
export const PERMISSION_RESOURCE = "flexpay_transaction"

/** What a role can allow, and how Medusa's admin describes it. */
export const OPERATIONS = {
  read: {
    name: "ReadFlexPayTransactions",
    description:
      "FlexPay: view transactions, reconciliations and the status page",
  },
  pay_out: {
    name: "PayOutFlexPayTransactions",
    description: "FlexPay: refund payments and resend payouts",
  },
  approve: {
    name: "ApproveFlexPayPayouts",
    description:
      "FlexPay: approve and reject payouts and unrecorded payments that other users requested",
  },
  resolve: {
    name: "ResolveFlexPayTransactions",
    description:
      "FlexPay: check, accept and resolve transactions, place orders, reconcile days, request to record payments",
  },
  request_payment: {
    name: "RequestFlexPayPayments",
    description: "FlexPay: request payments from customers, by push or link",
  },
  reveal_phone: {
    name: "RevealFlexPayPhones",
    description: "FlexPay: show whole phone numbers",
  },
  erase: {
    name: "EraseFlexPayPersonalData",
    description: "FlexPay: erase a customer's personal data",
  },
  replay_events: {
    name: "ReplayFlexPayEvents",
    description: "FlexPay: have stored events emitted again",
  },
} as const

export type FlexPayOperation = keyof typeof OPERATIONS

/** Operations that only a user may perform, never a secret API key. */
export const OPERATIONS_OF_USERS: readonly FlexPayOperation[] = [
  "approve",
  "reveal_phone",
]

export interface FlexPayPolicy {
  name: string
  description: string
  resource: string
  operation: FlexPayOperation
}

/** The plugin's policies, as Medusa registers them. */
export const FLEXPAY_POLICIES: FlexPayPolicy[] = (
  Object.keys(OPERATIONS) as FlexPayOperation[]
).map((operation) => ({
  ...OPERATIONS[operation],
  resource: PERMISSION_RESOURCE,
  operation,
}))
