import { readFile } from "node:fs/promises"
import path from "node:path"
import axios from "axios"
import { z } from "zod"
import { requestPayment, waitForOrder } from "../../demo/cli/buy"
import { enterPin } from "../../demo/cli/virtual-phone"
import { adminLogin } from "../../demo/src/seed/names"
import { Program, run } from "../../harness/program"
import { installPlugin, TEMPLATE } from "./make-store"
import { configure } from "./set-up"
import type { UsedStore } from "./set-up"
import { step } from "./step"
import { untilAnswering } from "./store-checks"
import type { RunningStore } from "./try-store"

/** A number that no other payment of the store has. */
const PHONE = "0823456789"

const login = z.object({ token: z.string() })
const order = z.object({
  order: z.object({ id: z.string(), payment_status: z.string() }),
})

interface Removal extends RunningStore {
  /** The folder of the store, and the packed plugin. */
  store: string
  tarball: string
}

/**
 * Removes the plugin from a store that has orders and an open payment, starts
 * the store without it, installs it again, and waits until the open payment,
 * which was paid meanwhile, has become an order.
 */
export async function removeAndReturn(removal: Removal): Promise<void> {
  const { store, tarball, used, command, medusa } = removal
  const inStore = { cwd: store }
  const open = await step("leave a payment open", () =>
    requestPayment(
      { ...used, storeUrl: used.url },
      { currency: "cdf", phone: PHONE }
    )
  )
  await medusa.stop()
  await enterPin(used.simulatorUrl, PHONE)

  await step("remove the plugin", async () => {
    await removeFromConfiguration(store)
    await run("npm", ["uninstall", "medusa-payment-flexpay"], inStore)
    await run("npx", command("npx medusa db:migrate"), inStore)
  })
  await step("start the store without it, and read an order", async () => {
    const without = await start(removal)
    await expectCaptured(used)
    await without.stop()
  })
  await installPlugin(store, tarball)
  await step("set it up again", async () => {
    await configure({ store, simulatorUrl: used.simulatorUrl, command })
    await run("npx", command("npx medusa db:migrate"), inStore)
  })
  await step("see the open payment become an order", async () => {
    const again = await start(removal)
    await waitForOrder(open)
    await again.stop()
  })
}

/** Runs `remove`, and compares the store's files with those before `init`. */
export async function removeFromConfiguration(store: string): Promise<void> {
  const bin = path.join(store, "node_modules/.bin/medusa-payment-flexpay")
  await run(bin, ["remove", "--yes"], { cwd: store })
  for (const file of ["medusa-config.ts", ".env.template"]) {
    const text = await readFile(path.join(store, file), "utf8")
    if (text !== (await readFile(path.join(TEMPLATE, file), "utf8"))) {
      throw new Error(`${file} is not as it was before:\n${text}`)
    }
  }
}

async function start({ store, used, command }: Removal): Promise<Program> {
  const npx = command("npx medusa develop")
  const medusa = Program.start("npx", npx, { cwd: store })
  await untilAnswering(`${used.url}/health`, medusa)
  return medusa
}

async function expectCaptured({ url, orderId }: UsedStore): Promise<void> {
  const { data } = await axios.post(`${url}/auth/user/emailpass`, adminLogin)
  const headers = { authorization: `Bearer ${login.parse(data).token}` }
  const answer = await axios.get(`${url}/admin/orders/${orderId}`, { headers })
  const { payment_status } = order.parse(answer.data).order
  if (!["captured", "refunded"].includes(payment_status)) {
    throw new Error(`The order's payment is ${payment_status}`)
  }
}
