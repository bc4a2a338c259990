import { adminLogin, approverLogin } from "../src/seed/names"
import type { RunningDemo } from "./running"
import type { Instance } from "./store-server"

/** Where everything is, once the demo is ready. */
export function welcome(
  demo: Pick<RunningDemo, "shopUrl" | "storeUrl" | "simulatorUrl">,
  instances: Instance[],
  since: number
): string {
  const seconds = ((Date.now() - since) / 1000).toFixed(0)
  return `
La démo est prête / The demo is ready (${seconds} s)

  Boutique / Shop                    ${demo.shopUrl}
  Téléphone virtuel / Virtual phone  ${demo.simulatorUrl}
    code PIN                         1234
  Admin Medusa                       ${demo.storeUrl}/app
    e-mail                           ${adminLogin.email}
    mot de passe / password          ${adminLogin.password}
    pour approuver / to approve      ${approverLogin.email}
    mot de passe / password          ${approverLogin.password}
  API                                ${demo.storeUrl}
${instances.length > 1 ? shares(instances) : ""}
Acheter sans navigateur / To buy without a browser:  npm run demo -- --buy
Arrêter / To stop:  Ctrl-C
`
}

/** Who answers behind the one address of the API. */
function shares(instances: Instance[]): string {
  return instances
    .map(
      ({ name, port, child }) =>
        `    ${name.padEnd(31)}  http://localhost:${port} (kill -9 ${child.process.pid})\n`
    )
    .join("")
}
