import axios from "axios"
import type { GatewayEntry } from "../harness/shop/gateway"
import type { SeededRandom } from "./seeded-random"
import type { Environment } from "./environment"

/** @returns whether it was sent: there was a transaction, and the shop answered */
type Forgery = (
  environment: Environment,
  random: SeededRandom
) => Promise<boolean>

const isOpen = ({ state }: GatewayEntry) => state === "pending"
const isPaid = ({ moved }: GatewayEntry) => moved !== null

/** Callbacks of an attacker who knows the wire format, and repeated ones. */
export const forgeries: Readonly<Record<string, Forgery>> = {
  "forged: success of an unpaid payment": async (environment, random) =>
    await callBack(environment, await pick(environment, random, isOpen), {
      fields: { code: "0", provider_reference: "FORGED1" },
    }),
  "forged: another payment's success for an open one": async (
    environment,
    random
  ) => {
    const open = await pick(environment, random, isOpen)
    return open
      ? await callBack(environment, await pick(environment, random, isPaid), {
          to: open.orderNumber,
        })
      : false
  },
  "reordered: the failure comes after the success": async (
    environment,
    random
  ) =>
    await callBack(environment, await pick(environment, random, isPaid), {
      fields: { code: "1" },
    }),
  "repeated long after": async (environment, random) =>
    await callBack(environment, await pick(environment, random, isPaid), {}),
  "forged: a guessed token": async (environment, random) => {
    const token = Array.from({ length: 43 }, () => random.between(0, 9))
    const route = random.pick(["payments", "payouts"])
    const url = `${environment.deployment.address}/hooks/flexpay/${route}/${token.join("")}`
    return await axios
      .post(url, { code: "0" }, { validateStatus: () => true })
      .then(({ status }) => status === 404)
      .catch(() => false)
  },
}

async function pick(
  { gateway }: Environment,
  random: SeededRandom,
  matches: (entry: GatewayEntry) => boolean
): Promise<GatewayEntry | undefined> {
  return random.shuffled((await gateway.entries()).filter(matches))[0]
}

async function callBack(
  { gateway }: Environment,
  entry: GatewayEntry | undefined,
  callback: object
): Promise<boolean> {
  const status =
    entry &&
    (await gateway.callBack({ reference: entry.reference, ...callback }))
  return status != null
}
