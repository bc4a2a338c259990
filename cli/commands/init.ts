import path from "node:path"
import { OPTION_VARIABLES } from "../../src/modules/flexpay/option-variables"
import { addPlugin } from "../config/add-plugin"
import { PLUGIN, PLUGINS, MODULES } from "../config/code"
import { UnclearConfigError } from "../config/config-file"
import {
  planChange,
  writeChanges,
  type ChangeOptions,
} from "../store/change-files"
import { CliError } from "../store/cli-error"
import { addVariables } from "../store/env-template"
import {
  findStore,
  loadTypeScript,
  requirePlugin,
  type Store,
} from "../store/find-store"
import type { Terminal } from "../terminal"

/**
 * Adds the plugin to the store of a folder.
 * @returns the exit code
 */
export async function init(
  folder: string,
  options: ChangeOptions,
  terminal: Terminal
): Promise<number> {
  const store = findStore(folder)
  requirePlugin(store)
  const changes = planChanges(store).filter(
    ({ before, after }) => before !== after
  )
  if (changes.length === 0) {
    terminal.print(`${PLUGIN} is set up in ${store.folder} already.`)
    return 0
  }
  const isWritten = await writeChanges(changes, options, terminal)
  if (isWritten) {
    terminal.print(NEXT_STEPS)
  }
  return isWritten || options.dryRun ? 0 : 1
}

/** The changes of medusa-config and .env.template, in this order. */
function planChanges(store: Store) {
  const ts = loadTypeScript(store)
  if (!ts) {
    throw byHand(
      "This store has not installed TypeScript, which reads medusa-config."
    )
  }
  try {
    return [
      planChange(store.config, (text) => addPlugin(ts, text ?? "")),
      planChange(path.join(store.folder, ".env.template"), addVariables),
    ]
  } catch (error) {
    throw error instanceof UnclearConfigError ? byHand(error.message) : error
  }
}

function byHand(reason: string): CliError {
  return new CliError(`${reason}
Nothing was changed. Add this to medusa-config by hand, to the lists that are there already:

${PLUGINS},
${MODULES},
`)
}

const NEXT_STEPS = `Written. What is left to do:

1. Copy the lines of .env.template that begin with FLEXPAY_ into .env. They are for the
   simulator (npx flexpay-simulator). To take real payments, set
     ${OPTION_VARIABLES.merchant}           the merchant code from FlexPay
     ${OPTION_VARIABLES.token}              the token from FlexPay
     ${OPTION_VARIABLES.environment}        live
     ${OPTION_VARIABLES.callback_base_url}  the public https address of this Medusa server
2. npx medusa db:migrate
3. npx ${PLUGIN} regions
   Offers FlexPay in the regions of DR Congo. Creates one in CDF if there is none.
4. Start Medusa, then: npx ${PLUGIN} doctor

Before the shop opens:
- Refunds are refused until the options "payouts.enabled" and "payouts.max_per_day" are set.
- Every admin user may do everything, unless Medusa's roles are on and limit it.
More: node_modules/${PLUGIN}/docs/how-to/install.md`
