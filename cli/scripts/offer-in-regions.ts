import type { ExecArgs, MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import {
  createRegionsWorkflow,
  updateRegionsWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"
import { readRows } from "../../src/workflows/medusa/read-rows"
import { sendResult } from "./send-result"

type Currency = "cdf" | "usd"

/** What was done about one region. */
export interface RegionChange {
  action: "created" | "provider_added" | "unchanged"
  name: string
  currency: Currency
  /** Whether a shopper in DR Congo gets this region by the country. */
  hasCountry: boolean
}

const COUNTRY = "cd"
const MOBILE_MONEY = "pp_flexpay_flexpay"
const CARD = "pp_flexpay-card_flexpay"

const regionSchema = z.object({
  id: z.string(),
  name: z.string(),
  currency_code: z.string(),
  countries: z.array(z.object({ iso_2: z.string() })).nullish(),
  payment_providers: z.array(z.object({ id: z.string() }).nullish()).nullish(),
})
type Region = z.infer<typeof regionSchema>

const storeSchema = z.object({
  id: z.string(),
  supported_currencies: z.array(
    z.object({ currency_code: z.string(), is_default: z.boolean() })
  ),
})

/**
 * Offers FlexPay in the store's regions of DR Congo; started by `medusa exec`.
 * Its arguments are currencies, and `card`.
 */
export default async function offerInRegions(args: ExecArgs): Promise<void> {
  await sendResult(args, () => offerFlexPay(args.container, args.args))
}

async function offerFlexPay(
  container: MedusaContainer,
  args: string[]
): Promise<RegionChange[]> {
  const providers = [MOBILE_MONEY, ...(args.includes("card") ? [CARD] : [])]
  const requested = (["cdf", "usd"] as const).filter((code) =>
    args.includes(code)
  )
  const regions = await readRegions(container)
  const fitting = regions.filter(
    (region) =>
      isCongolese(region) &&
      (requested.length === 0 ||
        requested.some((code) => code === region.currency_code))
  )
  const missing =
    requested.length > 0
      ? requested.filter(
          (code) => !fitting.some((region) => region.currency_code === code)
        )
      : fitting.length > 0
        ? []
        : (["cdf"] as const)
  const changes: RegionChange[] = []
  for (const region of fitting) {
    changes.push(await addProviders(container, region, providers))
  }
  for (const currency of missing) {
    changes.push(await createRegion(container, currency, providers))
  }
  return changes
}

async function readRegions(container: MedusaContainer): Promise<Region[]> {
  const fields = [
    ...["id", "name", "currency_code"],
    ...["countries.iso_2", "payment_providers.id"],
  ]
  const query = { entity: "region", fields, filters: {} }
  return await readRows(container, query, regionSchema)
}

/** Francs are the money of DR Congo alone, and dollars that of many countries. */
function isCongolese(region: Region): boolean {
  return (
    region.currency_code === "cdf" ||
    (region.currency_code === "usd" && hasCountry(region))
  )
}

function hasCountry({ countries }: Region): boolean {
  return (countries ?? []).some(({ iso_2 }) => iso_2 === COUNTRY)
}

async function addProviders(
  container: MedusaContainer,
  region: Region,
  providers: string[]
): Promise<RegionChange> {
  const offered = (region.payment_providers ?? []).flatMap((provider) =>
    provider ? [provider.id] : []
  )
  const all = [...new Set([...offered, ...providers])]
  const isMissing = all.length > offered.length
  if (isMissing) {
    await updateRegionsWorkflow(container).run({
      input: {
        selector: { id: region.id },
        update: { payment_providers: all },
      },
    })
  }
  return {
    action: isMissing ? "provider_added" : "unchanged",
    name: region.name,
    currency: region.currency_code === "cdf" ? "cdf" : "usd",
    hasCountry: hasCountry(region),
  }
}

/** A country belongs to one region: a second one of DR Congo has none. */
async function createRegion(
  container: MedusaContainer,
  currency: Currency,
  providers: string[]
): Promise<RegionChange> {
  await supportCurrency(container, currency)
  const isTaken = (await readRegions(container)).some(hasCountry)
  const name = `RD Congo (${currency.toUpperCase()})`
  await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name,
          currency_code: currency,
          countries: isTaken ? [] : [COUNTRY],
          payment_providers: providers,
        },
      ],
    },
  })
  return { action: "created", name, currency, hasCountry: !isTaken }
}

/** Medusa's admin takes prices in the currencies that the store supports. */
async function supportCurrency(
  container: MedusaContainer,
  currency: Currency
): Promise<void> {
  const fields = ["id", "supported_currencies.*"]
  const query = { entity: "store", fields, filters: {} }
  const [store] = await readRows(container, query, storeSchema)
  const supported = store?.supported_currencies ?? []
  if (
    !store ||
    supported.some(({ currency_code }) => currency_code === currency)
  ) {
    return
  }
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store.id },
      update: {
        supported_currencies: [
          ...supported,
          { currency_code: currency, is_default: supported.length === 0 },
        ],
      },
    },
  })
}
