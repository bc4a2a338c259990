import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { probeCallback, readTokenExpiry } from "../../gateway"
import type { CallbackProbe, FlexPayClient, Probe } from "../../gateway"
import type { Instances, RunningInstances } from "./instances"
import { isPublicHttps } from "./options"
import type { FlexPayOptions } from "./options"
import { takePulse } from "./pulse"
import type { Pulse } from "./pulse"

/** All that tells whether money can come, and is followed. No secret in it. */
export interface Examination {
  pulse: Pulse
  /** Whether FlexPay's addresses answer. */
  probes: Probe[]
  /** Whether FlexPay could call back, tried from this server itself. */
  callback: CallbackProbe & { isPublic: boolean }
  /** When FlexPay's token ends; null when it does not tell. */
  tokenEndsAt: Date | null
  instances: RunningInstances
}

/** Examines the plugin where it runs; asks so that no money can move. */
export async function examine({
  manager,
  client,
  settings,
  instances,
}: {
  manager: SqlEntityManager
  client: FlexPayClient
  settings: FlexPayOptions
  instances: Instances
}): Promise<Examination> {
  const address = settings.callback_base_url
  const [pulse, probes, callback, running] = await Promise.all([
    takePulse(manager),
    client.probe(),
    probeCallback(address),
    instances.running(),
  ])
  return {
    pulse,
    probes,
    callback: { ...callback, isPublic: isPublicHttps(address) },
    tokenEndsAt: readTokenExpiry(settings.token),
    instances: running,
  }
}
