import { adminLogin, approverLogin } from "../src/seed/names"
import type { RunningDemo } from "./running-demo"
import type { Instance } from "./store-server"

/** The addresses and logins of the demo. */
export function welcome(
  demo: Pick<RunningDemo, "shopUrl" | "storeUrl" | "simulatorUrl">,
  instances: Instance[],
  startedAt: number
): string {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0)
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
${instances.length > 1 ? instanceList(instances) : ""}
Acheter sans navigateur / Buy without a browser:  npm run demo -- --buy
Arrêter / Stop:  Ctrl-C
`
}

/** The servers behind the address of the API, and the worker. */
function instanceList(instances: Instance[]): string {
  return instances
    .map(
      ({ name, port, program }) =>
        `    ${name.padEnd(31)}  http://localhost:${port} (kill -9 ${program.process.pid})\n`
    )
    .join("")
}
