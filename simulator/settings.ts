import { z } from "zod"
import { parseMinor } from "./money"

const milliseconds = z.number().int().min(0).max(86_400_000)
const decimalAmount = z
  .string()
  .refine((text) => parseMinor(text) !== null, "a decimal string, as 1000.50")

/** Delays, in ms. */
export const delaysSchema = z.strictObject({
  /** Before a request that moves money is answered. */
  answer: milliseconds,
  /** Before an automatic decision of a shopper or an operator. */
  decision: milliseconds,
  /** Between a decision and its callback. */
  callback: milliseconds,
  /** Before a final state changes again: late success, reversal. */
  change: milliseconds,
  /** How long a push or a card page waits for the shopper. */
  pushLifetime: milliseconds,
})

/** Peculiarities of the live service, from its spec or public integrations. */
export const quirksSchema = z.strictObject({
  /** `documented`: the string "0" for mobile money, the number 0 for cards. */
  codeForm: z.enum(["documented", "string", "number"]),
  /** A space before the orderNumber of an answer; `some`: of every third. */
  leadingSpace: z.enum(["never", "some", "always"]),
  /**
   * `documented`: `messsage` in check, `orderNumer` in the callback, as in the
   * examples of the spec. `everywhere`: both in every answer.
   */
  misspelledKeys: z.enum(["never", "documented", "everywhere"]),
  /** `Code`, `Message`, `Transaction`, `Reference`, `Provider_reference`. */
  capitalisedKeys: z.boolean(),
  /** Sends fields without a value as nulls. */
  nulls: z.boolean(),
  /** "100.0", "100", or the number 100. */
  amountForm: z.enum(["decimal", "plain", "number"]),
  /** `channel` in lower or upper case. */
  channelForm: z.enum(["lower", "upper"]),
  /** What check returns as `transaction.reference`. */
  checkReference: z.enum(["reference", "order_number", "missing"]),
  /** Whether check returns the orderNumber. */
  checkOrderNumber: z.boolean(),
  /** How long check does not find a new transaction, in ms. */
  notFoundFor: milliseconds,
  /** How check reports that: code "1" with status 200, or a bare 404. */
  notFoundForm: z.enum(["code", "http_404"]),
  /** An HTML page with status 200 instead of a 401. */
  authErrorAsPage: z.boolean(),
  /** The HTTP status of a refusal. */
  refusalStatus: z.number().int().min(200).max(499),
  callbackForm: z.enum(["json", "form"]),
  /**
   * How long a second push locks a number while one is pending, in ms. 0
   * never locks.
   */
  lockNumberFor: milliseconds,
  /**
   * `none`: check says no more than that it knows the transaction, and the
   * callback has no message, as in the spec. `cause`: after a failure both name
   * its cause, which the spec does not exclude.
   */
  failureMessages: z.enum(["none", "cause"]),
  /** The surcharge that the shopper pays, in basis points: 250 is 2.5 %. */
  commission: z.number().int().min(0).max(10_000),
})

const payoutSchema = z.strictObject({
  activated: z.boolean(),
  /** The balance for payouts, in major units. */
  balance: z.strictObject({ CDF: decimalAmount, USD: decimalAmount }),
})

const settingsSchema = z.strictObject({
  /**
   * The fields of `paymentService`: v1 has `callbackUrl` and mobile money
   * only; corporate-v2 has `callback_url`, and cards as type "2".
   */
  profile: z.enum(["v1", "corporate-v2"]),
  /** Numbers without an outcome of their own pay automatically. */
  autoPay: z.boolean(),
  /** Off: no callback is sent. */
  callbacks: z.boolean(),
  /** On: every token is refused. */
  authRefused: z.boolean(),
  /** How many checks fail with a check outcome before they succeed. */
  failingChecks: z.number().int().min(0),
  delays: delaysSchema,
  quirks: quirksSchema,
  payout: payoutSchema,
})

/** Some settings; the others keep their values. */
export const settingsPatchSchema = settingsSchema.partial().extend({
  delays: delaysSchema.partial().optional(),
  quirks: quirksSchema.partial().optional(),
  payout: payoutSchema
    .extend({ balance: payoutSchema.shape.balance.partial() })
    .partial()
    .optional(),
})

export type Delays = z.infer<typeof delaysSchema>
export type Quirks = z.infer<typeof quirksSchema>
export type Settings = z.infer<typeof settingsSchema>
export type SettingsPatch = z.infer<typeof settingsPatchSchema>

/** Realistic, and fast enough to watch. */
export const defaultSettings: Settings = {
  profile: "v1",
  autoPay: false,
  callbacks: true,
  authRefused: false,
  failingChecks: 3,
  delays: {
    answer: 300,
    decision: 2_000,
    callback: 400,
    change: 8_000,
    pushLifetime: 120_000,
  },
  quirks: {
    codeForm: "documented",
    leadingSpace: "some",
    misspelledKeys: "never",
    capitalisedKeys: false,
    nulls: true,
    amountForm: "decimal",
    channelForm: "lower",
    checkReference: "reference",
    checkOrderNumber: true,
    notFoundFor: 500,
    notFoundForm: "code",
    authErrorAsPage: false,
    refusalStatus: 200,
    callbackForm: "json",
    lockNumberFor: 0,
    failureMessages: "none",
    commission: 250,
  },
  payout: {
    activated: true,
    balance: { CDF: "50000000", USD: "20000" },
  },
}

/** A copy of the settings with the patch applied. */
export function patchSettings(
  settings: Settings,
  patch: SettingsPatch
): Settings {
  const { balance, ...payout } = patch.payout ?? {}
  return settingsSchema.parse({
    ...settings,
    ...patch,
    delays: { ...settings.delays, ...patch.delays },
    quirks: { ...settings.quirks, ...patch.quirks },
    payout: {
      ...settings.payout,
      ...payout,
      balance: { ...settings.payout.balance, ...balance },
    },
  })
}
