import axios from "axios"
import type { GatewayEntry } from "../integration-tests/setup/gateway"
import type { Dice } from "./dice"
import type { World } from "./world"

/** @returns whether the lie was told: there was somebody to tell it of, and to */
type Forgery = (world: World, dice: Dice) => Promise<boolean>

const isOpen = ({ state }: GatewayEntry) => state === "pending"
const isPaid = ({ moved }: GatewayEntry) => moved !== null

/** What somebody who knows the wire tells at the doors for callbacks. */
export const forgeries: Readonly<Record<string, Forgery>> = {
  "forged: success of what nobody paid": async (world, dice) =>
    await callBack(world, dice, isOpen, {
      fields: { code: "0", provider_reference: "FORGED1" },
    }),
  "forged: another's success told of an open one": async (world, dice) => {
    const [open] = dice.shuffled(await entriesOf(world, isOpen))
    return open
      ? await callBack(world, dice, isPaid, { to: open.orderNumber })
      : false
  },
  "reordered: the failure comes after the success": async (world, dice) =>
    await callBack(world, dice, isPaid, { fields: { code: "1" } }),
  "told again, long after": async (world, dice) =>
    await callBack(world, dice, isPaid, {}),
  "forged: a guessed token": async (world, dice) => {
    const token = Array.from({ length: 43 }, () => dice.between(0, 9))
    const door = dice.pick(["payments", "payouts"])
    const url = `${world.premises.address}/hooks/flexpay/${door}/${token.join("")}`
    return await axios
      .post(url, { code: "0" }, { validateStatus: () => true })
      .then(({ status }) => status === 404)
      .catch(() => false)
  },
}

async function entriesOf(
  { gateway }: World,
  holds: (entry: GatewayEntry) => boolean
): Promise<GatewayEntry[]> {
  return (await gateway.entries()).filter(holds)
}

async function callBack(
  world: World,
  dice: Dice,
  holds: (entry: GatewayEntry) => boolean,
  callback: object
): Promise<boolean> {
  const [entry] = dice.shuffled(await entriesOf(world, holds))
  const answer =
    entry &&
    (await world.gateway.callBack({ reference: entry.reference, ...callback }))
  return answer != null
}
