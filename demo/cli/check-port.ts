import { createServer } from "node:net"

import { Problem } from "./problem"

/**
 * Throws when somebody listens on the port. Both addresses are tried: a server
 * on one of them doesn't keep others from the other.
 */
export async function checkPort(port: number, setting: string): Promise<void> {
  for (const host of [undefined, "127.0.0.1"]) {
    if (!(await isFree(port, host))) {
      throw new Problem(
        `Le port ${port} est déjà pris : arrêtez le programme qui l'occupe, ou choisissez-en un autre, par exemple ${setting}=${port + 100} npm run demo.`,
        `Port ${port} is taken: stop the program that has it, or choose another, for example ${setting}=${port + 100} npm run demo.`
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
