import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

/** What this server's process takes, its garbage collected. */
export async function GET(
  _req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  setFlagsFromString("--expose-gc")
  const collectGarbage: unknown = runInNewContext("gc")
  if (typeof collectGarbage !== "function") {
    throw new Error("This Node lends no garbage collector")
  }
  collectGarbage()
  const { heapUsed } = process.memoryUsage()
  res.json({ heapUsed })
}
