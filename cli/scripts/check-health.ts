import type { ExecArgs } from "@medusajs/framework/types"
import { readHealth } from "../../src/workflows/medusa/health"
import { sendResult } from "./send-result"

/** Runs the health checks; started by `medusa exec`. */
export default async function checkHealth(args: ExecArgs): Promise<void> {
  await sendResult(args, async () => {
    const { checks } = await readHealth(args.container, { isInstance: false })
    return checks
  })
}
