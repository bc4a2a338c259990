import path from "node:path"
import { PLUGIN } from "../config/code"
import { UnclearConfigError } from "../config/config-file"
import { removePlugin } from "../config/remove-plugin"
import {
  planChange,
  writeChanges,
  type ChangeOptions,
} from "../store/change-files"
import { CliError } from "../store/cli-error"
import { removeVariables } from "../store/env-template"
import { findStore, loadTypeScript, type Store } from "../store/find-store"
import type { Terminal } from "../terminal"

/**
 * Removes the plugin from the configuration of the store of a folder.
 * @returns the exit code
 */
export async function remove(
  folder: string,
  options: ChangeOptions,
  terminal: Terminal
): Promise<number> {
  const store = findStore(folder)
  const changes = planChanges(store).filter(
    ({ before, after }) => before !== after
  )
  if (changes.length === 0) {
    terminal.print(`${PLUGIN} is not set up in ${store.folder}.`)
    return 0
  }
  terminal.print(WARNING)
  const isWritten = await writeChanges(changes, options, terminal)
  if (isWritten) {
    terminal.print(`Written. To remove the package: npm uninstall ${PLUGIN}`)
  }
  return isWritten || options.dryRun ? 0 : 1
}

function planChanges(store: Store) {
  const ts = loadTypeScript(store)
  const byHand = `Nothing was changed. Remove ${PLUGIN} from the lists "plugins" and "providers" of medusa-config by hand.`
  if (!ts) {
    throw new CliError(`This store has not installed TypeScript. ${byHand}`)
  }
  try {
    return [
      planChange(store.config, (text) => removePlugin(ts, text ?? "")),
      planChange(path.join(store.folder, ".env.template"), removeVariables),
    ]
  } catch (error) {
    throw error instanceof UnclearConfigError
      ? new CliError(`${error.message}\n${byHand}`)
      : error
  }
}

const WARNING = `Before Medusa starts without the plugin:
- Remove FlexPay from the regions (Settings, Regions). Shoppers who choose it would get an error.
- Wait until no payment and no payout is open, and resolve the attention list. Nothing checks them afterwards.
- Refund what has to be refunded. The payments can't be refunded afterwards.
The plugin's tables stay. If you install it again, it continues with them.
More: node_modules/${PLUGIN}/docs/how-to/remove-the-plugin.md
`
