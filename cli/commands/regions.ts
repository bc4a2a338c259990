import { z } from "zod"
import { PLUGIN } from "../config/code"
import { CliError } from "../store/cli-error"
import { findStore } from "../store/find-store"
import { runInStore } from "../store/run-in-store"
import type { Terminal } from "../terminal"
import { describeFailure } from "./describe-failure"

const regionChanges = z.array(
  z.object({
    action: z.enum(["created", "provider_added", "unchanged"]),
    name: z.string(),
    currency: z.string(),
    hasCountry: z.boolean(),
  })
)
type RegionChange = z.infer<typeof regionChanges>[number]

const ACTIONS: Record<RegionChange["action"], string> = {
  created: "created, and offers FlexPay",
  provider_added: "offers FlexPay now",
  unchanged: "offers FlexPay already",
}

/**
 * Offers FlexPay in the regions of DR Congo of a folder's store.
 * @returns the exit code
 */
export async function regions(
  folder: string,
  { currency, card }: { currency: string[]; card: boolean },
  terminal: Terminal
): Promise<number> {
  const codes = currency.map((code) => code.toLowerCase())
  const unknown = codes.find((code) => !["cdf", "usd"].includes(code))
  if (unknown !== undefined) {
    throw new CliError(`--currency ${unknown}: FlexPay takes cdf and usd.`, 2)
  }
  const store = findStore(folder)
  const args = [...codes, ...(card ? ["card"] : [])]
  const run = await runInStore(store, "offer-in-regions", args)
  if (run.status !== "done") {
    throw new CliError(describeFailure(run, "en"))
  }
  for (const change of regionChanges.parse(run.value)) {
    terminal.print(describeRegion(change))
  }
  terminal.print(`\nCheck the store: npx ${PLUGIN} doctor`)
  return 0
}

function describeRegion({ action, name, currency, hasCountry }: RegionChange) {
  const line = `${name}, in ${currency.toUpperCase()}: ${ACTIONS[action]}.`
  return hasCountry
    ? line
    : `${line}\n  DR Congo is not one of its countries: the storefront must choose this region itself.`
}
