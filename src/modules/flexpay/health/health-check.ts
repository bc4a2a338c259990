import type { Database } from "../store/database"
import { probeCallback, readTokenExpiry } from "../../../gateway"
import type { FlexPayClient } from "../../../gateway"
import type { InstanceHeartbeat } from "./instance-heartbeat"
import { isPublicHttps } from "../options"
import type { FlexPayOptions } from "../options"
import { readMetrics } from "./metrics"

/** Whether payments can arrive and are followed up. Contains no secret. */
export type HealthReport = Awaited<ReturnType<HealthCheck["check"]>>

/** Reports on the plugin's own condition, from the server that it runs on. */
export class HealthCheck {
  constructor(
    private readonly dependencies: {
      database: Database
      client: FlexPayClient
      options: FlexPayOptions
      instances: InstanceHeartbeat
    }
  ) {}

  /**
   * Runs the checks. None of its requests to FlexPay can move money.
   * @param options.isInstance whether this process serves the store; a script
   *   runs beside it
   */
  async check({ isInstance = true } = {}) {
    const { database, client, options } = this.dependencies
    const { token, callback_base_url: address } = options
    const [metrics, probes, callback, instances] = await Promise.all([
      readMetrics(database),
      client.probe(),
      probeCallback(address),
      isInstance
        ? this.dependencies.instances.running()
        : this.dependencies.instances.countOthers(),
    ])
    return {
      metrics,
      /** Whether FlexPay's addresses answer. */
      probes,
      /** Whether FlexPay could call back, tried from this server itself. */
      callback: { ...callback, isPublic: isPublicHttps(address) },
      /** Expiry of FlexPay's token; null when the token does not state one. */
      tokenEndsAt: readTokenExpiry(token),
      instances,
    }
  }
}
