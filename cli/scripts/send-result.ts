import type { ExecArgs } from "@medusajs/framework/types"
import { FLEXPAY_MODULE } from "../../src/modules/flexpay"

/** What a script in the store reports to the command that has started it. */
export type ScriptResult =
  | { status: "done"; value: unknown }
  | { status: "plugin_missing" }
  | { status: "failed"; message: string }

/** Runs a script, and sends its result to the parent process. */
export async function sendResult(
  { container }: ExecArgs,
  script: () => Promise<unknown>
): Promise<void> {
  const plugin: unknown = container.resolve(FLEXPAY_MODULE, {
    allowUnregistered: true,
  })
  const result = plugin ? await resultOf(script) : { status: "plugin_missing" }
  // Medusa ends the process when the script returns.
  await new Promise<void>((resolve) => {
    process.send?.(result, () => {
      resolve()
    })
  })
}

async function resultOf(script: () => Promise<unknown>): Promise<ScriptResult> {
  try {
    return { status: "done", value: await script() }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { status: "failed", message }
  }
}
