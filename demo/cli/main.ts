import { parseArgs } from "node:util"

import { buy } from "./buy"
import { UserError } from "./user-error"
import { start } from "./start"

const HELP = `npm run demo                    démarre la boutique / starts the shop
npm run demo -- --scale         deux serveurs et un worker sur Redis / two servers and a worker over Redis
npm run demo -- --buy           y achète / buys in the shop
  --currency cdf|usd            francs (par défaut / default) ou / or dollars
  --phone <numéro / number>     le téléphone qui paie / the phone that pays`

async function main(): Promise<void> {
  const options = readOptions()
  if (options.help) {
    console.log(HELP)
  } else if (options.buy) {
    await buy(options)
  } else {
    await start({ scale: options.scale })
  }
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        scale: { type: "boolean", default: false },
        buy: { type: "boolean", default: false },
        currency: { type: "string", default: "cdf" },
        phone: { type: "string", default: "0812345678" },
        help: { type: "boolean", short: "h", default: false },
      },
    })
    return values
  } catch {
    throw new UserError(
      `Option inconnue. Voici celles qui existent :\n${HELP}`,
      "Unknown option: use one of those above."
    )
  }
}

main().catch((error: unknown) => {
  console.error(
    error instanceof Error
      ? error instanceof UserError
        ? error.message
        : (error.stack ?? error.message)
      : error
  )
  process.exit(1)
})
