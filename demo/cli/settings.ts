import path from "node:path"

import { UserError } from "./user-error"

const repository = path.resolve(__dirname, "../..")
/** A second demo needs its own state folder, database and ports. */
const state = process.env.DEMO_STATE ?? path.join(repository, ".demo")

/** The paths of the demo. Git ignores everything that it writes. */
export const paths = {
  repository,
  demo: path.join(repository, "demo"),
  pluginBuild: path.join(repository, ".medusa/server"),
  kitBuild: path.join(repository, "storefront/dist"),
  storeBuild: path.join(repository, "demo/.medusa/server"),
  shopBuild: path.join(repository, "demo/.medusa/shop"),
  postgres: path.join(state, "postgres"),
  redis: path.join(state, "redis"),
  logs: path.join(state, "logs"),
  running: path.join(state, "running.json"),
}

/** The name of the demo's database in the embedded PostgreSQL. */
export const DATABASE = "flexpay_demo"

/** A port from the environment, or its default. */
export function portSetting(name: string, defaultPort: number): number {
  const text = process.env[name]
  if (!text) {
    return defaultPort
  }
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new UserError(
      `${name} doit être un numéro de port, de 1 à 65535, et non « ${text} ».`,
      `${name} must be a port number, from 1 to 65535, not "${text}".`
    )
  }
  return port
}
