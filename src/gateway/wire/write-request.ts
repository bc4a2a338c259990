import { z } from "@medusajs/framework/zod"
import { isWebAddress } from "../addresses"
import type { ClientConfig } from "../client-config"
import { FlexPayConfigurationError } from "../errors"
import { CURRENCIES, toWireAmount } from "../money"
import type { Currency } from "../money"

type Schemas = ReturnType<typeof createSchemas>
type MobileMoneyInput = z.input<Schemas["mobileMoney"]>
type CardInput = z.input<Schemas["card"]>

/** What each service that moves money takes. */
export interface RequestInputs {
  payment: MobileMoneyInput
  payout: MobileMoneyInput
  card: CardInput
}

export type MoneyService = keyof RequestInputs

export type WireBody = Record<string, string>

const MOBILE_MONEY = "1"
const CARD = "2"

const WRITERS: {
  [S in MoneyService]: (
    input: RequestInputs[S],
    config: ClientConfig
  ) => WireBody
} = { payment: writePayment, payout: writePayout, card: writeCard }

/**
 * The body of a request that moves money.
 *
 * @throws FlexPayConfigurationError naming the fields that can't be sent
 */
export function writeRequest<S extends MoneyService>(
  service: S,
  input: RequestInputs[S],
  config: ClientConfig
): WireBody {
  try {
    return WRITERS[service](input, config)
  } catch (error) {
    if (!(error instanceof z.ZodError)) {
      throw error
    }
    const problems = error.issues.map(
      ({ path, message }) => `${path.join(".")} ${message}`
    )
    throw new FlexPayConfigurationError(
      `The ${service} request can't be sent: ${problems.join("; ")}`,
      { service }
    )
  }
}

/**
 * FlexPay spec 1.5, Payment service. The corporate v2.0 service wants
 * `callback_url` (seen in public integrations); v1 refuses that spelling.
 */
function writePayment(input: MobileMoneyInput, config: ClientConfig): WireBody {
  const { callbackUrl, ...fields } = schemasOf(config).mobileMoney.parse(input)
  const isV1 = config.profile === "v1"
  return {
    merchant: config.merchant,
    type: MOBILE_MONEY,
    ...fields,
    [isV1 ? "callbackUrl" : "callback_url"]: callbackUrl,
  }
}

/** FlexPay spec 1.5, Merchant pay out service. One spelling for both profiles: no other is known. */
function writePayout(input: MobileMoneyInput, config: ClientConfig): WireBody {
  return {
    merchant: config.merchant,
    type: MOBILE_MONEY,
    ...schemasOf(config).mobileMoney.parse(input),
  }
}

/**
 * The v1.1 card service, which wants the token in the body too, or the
 * corporate v2.0 service with type 2 (both seen in public integrations; FlexPay
 * spec 1.5 does not cover cards).
 */
function writeCard(input: CardInput, config: ClientConfig): WireBody {
  const fields = schemasOf(config).card.parse(input)
  return {
    merchant: config.merchant,
    reference: fields.reference,
    amount: fields.amount,
    currency: fields.currency,
    description: fields.reference,
    callback_url: fields.callbackUrl,
    approve_url: fields.approveUrl,
    cancel_url: fields.cancelUrl,
    decline_url: fields.declineUrl,
    ...(config.profile === "corporate-v2"
      ? { type: CARD }
      : { authorization: `Bearer ${config.token}` }),
  }
}

/**
 * What the services take, by what counts as an address. Built once: zod compiles
 * a schema with its first use, which takes longer than all else here.
 */
const SCHEMAS = { https: createSchemas(false), http: createSchemas(true) }

function schemasOf({ allowHttp }: ClientConfig) {
  return SCHEMAS[allowHttp ? "http" : "https"]
}

function createSchemas(allowHttp: boolean) {
  const url = z
    .string()
    .refine(
      (address) => isWebAddress(address, allowHttp),
      `must be an ${allowHttp ? "http or https" : "https"} address`
    )
  const common = {
    /** The store's reference, new for each transaction. */
    reference: z
      .string()
      .regex(
        /^[A-Za-z0-9-]{1,20}$/,
        "must be 1 to 20 letters, digits and dashes"
      ),
    /** Decimal string in major units, as `toWireAmount` writes it. */
    amount: z.string(),
    currency: z.enum(CURRENCIES, `must be ${CURRENCIES.join(" or ")}`),
    /** Where FlexPay posts its callback: public https. */
    callbackUrl: url,
  }
  return {
    mobileMoney: z
      .strictObject({
        ...common,
        phone: z.string().regex(/^243\d{9}$/, "must be 12 digits from 243"),
      })
      .transform(withWireAmount),
    card: z
      .strictObject({
        ...common,
        /** Where the shopper lands afterwards. Proves nothing. */
        approveUrl: url,
        cancelUrl: url,
        declineUrl: url,
      })
      .transform(withWireAmount),
  }
}

function withWireAmount<Input extends { amount: string; currency: Currency }>(
  input: Input,
  context: z.core.$RefinementCtx
): Input {
  try {
    const amount = toWireAmount(input.amount, input.currency, "refuse")
    return { ...input, amount }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    context.addIssue({ code: "custom", path: ["amount"], message })
    return z.NEVER
  }
}
