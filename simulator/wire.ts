import {
  atLeastOneDecimal,
  shortest,
  withCommission,
  type Money,
} from "./money"
import type { Quirks } from "./settings"
import { statuses, type Kind, type Transaction } from "./transaction"

/** A JSON object as it goes over the wire. */
export type Body = Record<string, unknown>

const capitals: Record<string, string> = {
  code: "Code",
  message: "Message",
  transaction: "Transaction",
  reference: "Reference",
  provider_reference: "Provider_reference",
}

/**
 * The answer to a request that moves money (FlexPay spec 1.5, Payment Service
 * and Merchant Pay out Service; `url` for cards seen in public integrations).
 */
export function answerBody(
  quirks: Quirks,
  kind: Kind,
  answer: { message: string; orderNumber?: string; url?: string }
): Body {
  const accepted = answer.orderNumber !== undefined
  const nulls = quirks.nulls ? { reference: null, url: null } : {}
  const body = {
    code: codeOf(quirks, accepted ? 0 : 1, kind === "card"),
    ...nulls,
    ...answer,
  }
  return spelled(quirks, body, {})
}

/** The body of a callback (FlexPay spec 1.5, results). */
export function callbackBody(
  quirks: Quirks,
  transaction: Transaction,
  money: Money = transaction.moves
): Body {
  const { state, providerReference } = transaction
  const body = {
    code: codeOf(quirks, state === "paid" ? 0 : 1, transaction.kind === "card"),
    reference: transaction.reference,
    provider_reference: state === "paid" ? providerReference : "",
    orderNumber: transaction.orderNumber,
    ...amounts(quirks, money),
    ...(transaction.phone === null ? {} : { phone: transaction.phone }),
    createdAt: createdAt(transaction.createdAt),
    channel: channel(quirks, transaction),
  }
  return spelled(quirks, body, { orderNumber: "orderNumer" })
}

/**
 * A success that is told before anything happened: without a provider
 * reference (seen in public integrations).
 */
export function earlySuccessBody(
  quirks: Quirks,
  transaction: Transaction
): Body {
  return callbackBody(quirks, {
    ...transaction,
    state: "paid",
    providerReference: "",
  })
}

/**
 * check of a transaction that is known (FlexPay spec 1.5, Check). A null
 * `status` leaves the field out.
 */
export function foundBody(
  quirks: Quirks,
  transaction: Transaction,
  status: string | null = statuses[transaction.state]
): Body {
  const { reference, orderNumber } = transaction
  const references = {
    reference: { reference },
    order_number: { reference: orderNumber },
    missing: {},
  }
  const body = {
    code: codeOf(quirks, 0, false),
    message: "Opération connue",
    transaction: {
      ...references[quirks.checkReference],
      ...(quirks.checkOrderNumber && { orderNumber }),
      ...(status !== null && { status }),
      ...amounts(quirks, transaction.moves),
      createdAt: createdAt(transaction.createdAt),
      channel: channel(quirks, transaction),
    },
  }
  return spelled(quirks, body, { message: "messsage" })
}

/** check of an order number that is not known (FlexPay spec 1.5, Check). */
export function notFoundBody(quirks: Quirks): Body {
  const body = {
    code: codeOf(quirks, 1, false),
    message: "Opération inconnue",
    transaction: null,
  }
  return spelled(quirks, body, { message: "messsage" })
}

/** A refused token. */
export function unauthorizedBody(quirks: Quirks): Body {
  return { code: codeOf(quirks, 1, false), message: "Jeton refusé" }
}

function codeOf(quirks: Quirks, code: 0 | 1, isCard: boolean): string | number {
  const asNumber =
    quirks.codeForm === "number" || (quirks.codeForm === "documented" && isCard)
  return asNumber ? code : String(code)
}

function amounts(quirks: Quirks, { minor, currency }: Money): Body {
  const forms = {
    decimal: atLeastOneDecimal,
    plain: shortest,
    // Only JSON's notation: nothing is computed with this number.
    number: (hundredths: bigint) => Number(shortest(hundredths)),
  }
  const form = forms[quirks.amountForm]
  return {
    amount: form(minor),
    amountCustomer: form(withCommission(minor, quirks.commission)),
    currency,
  }
}

function channel(quirks: Quirks, transaction: Transaction): string {
  return quirks.channelForm === "upper"
    ? transaction.channel.toUpperCase()
    : transaction.channel
}

/** dd-MM-yyyy HH:mm:ss without a zone; the clock is Kinshasa's, UTC+1. */
function createdAt(at: Date): string {
  const kinshasa = new Date(at.getTime() + 3_600_000).toISOString()
  const [year, month, day] = kinshasa.slice(0, 10).split("-")
  return `${day}-${month}-${year} ${kinshasa.slice(11, 19)}`
}

function spelled(
  quirks: Quirks,
  body: Body,
  documented: Record<string, string>
): Body {
  const misspelled = {
    never: {},
    documented,
    everywhere: { message: "messsage", orderNumber: "orderNumer" },
  }
  const names: Record<string, string> = {
    ...(quirks.capitalisedKeys && capitals),
    ...misspelled[quirks.misspelledKeys],
  }
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [names[key] ?? key, value])
  )
}
