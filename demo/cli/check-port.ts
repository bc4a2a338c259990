import { createServer } from "node:net"

import { UserError } from "./user-error"

/**
 * Checks the port on all addresses and on 127.0.0.1: a server on one of them
 * does not block the other.
 * @throws UserError if the port is taken
 */
export async function checkPort(port: number, setting: string): Promise<void> {
  for (const host of [undefined, "127.0.0.1"]) {
    if (!(await isFree(port, host))) {
      throw new UserError(
        `Le port ${port} est déjà pris : arrêtez le programme qui l'occupe, ou choisissez-en un autre, par exemple ${setting}=${port + 100} npm run demo.`,
        `Port ${port} is taken: stop the process that uses it, or choose another one, for example ${setting}=${port + 100} npm run demo.`
      )
    }
  }
}

function isFree(port: number, host: string | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once("error", () => resolve(false))
    probe.listen({ port, host }, () => probe.close(() => resolve(true)))
  })
}
