import axios from "axios"
import type { GatewayEntry } from "../harness/shop/gateway"
import type { SeededRandom } from "./seeded-random"
import type { Environment } from "./environment"

/** @returns whether the lie was told: there was somebody to tell it of, and to */
type Forgery = (
  environment: Environment,
  random: SeededRandom
) => Promise<boolean>

const isOpen = ({ state }: GatewayEntry) => state === "pending"
const isPaid = ({ moved }: GatewayEntry) => moved !== null

/** What somebody who knows the wire tells at the doors for callbacks. */
export const forgeries: Readonly<Record<string, Forgery>> = {
  "forged: success of what nobody paid": async (environment, random) =>
    await callBack(environment, random, isOpen, {
      fields: { code: "0", provider_reference: "FORGED1" },
    }),
  "forged: another's success told of an open one": async (
    environment,
    random
  ) => {
    const [open] = random.shuffled(await entriesOf(environment, isOpen))
    return open
      ? await callBack(environment, random, isPaid, { to: open.orderNumber })
      : false
  },
  "reordered: the failure comes after the success": async (
    environment,
    random
  ) => await callBack(environment, random, isPaid, { fields: { code: "1" } }),
  "told again, long after": async (environment, random) =>
    await callBack(environment, random, isPaid, {}),
  "forged: a guessed token": async (environment, random) => {
    const token = Array.from({ length: 43 }, () => random.between(0, 9))
    const door = random.pick(["payments", "payouts"])
    const url = `${environment.deployment.address}/hooks/flexpay/${door}/${token.join("")}`
    return await axios
      .post(url, { code: "0" }, { validateStatus: () => true })
      .then(({ status }) => status === 404)
      .catch(() => false)
  },
}

async function entriesOf(
  { gateway }: Environment,
  holds: (entry: GatewayEntry) => boolean
): Promise<GatewayEntry[]> {
  return (await gateway.entries()).filter(holds)
}

async function callBack(
  environment: Environment,
  random: SeededRandom,
  holds: (entry: GatewayEntry) => boolean,
  callback: object
): Promise<boolean> {
  const [entry] = random.shuffled(await entriesOf(environment, holds))
  const answer =
    entry &&
    (await environment.gateway.callBack({
      reference: entry.reference,
      ...callback,
    }))
  return answer != null
}
