import type { Database } from "../store/database"
import { probeCallback, readTokenExpiry } from "../../../gateway"
import type {
  CallbackProbe,
  FlexPayClient,
  ServiceProbe,
} from "../../../gateway"
import type { InstanceHeartbeat, RunningInstances } from "./instance-heartbeat"
import { isPublicHttps } from "../options"
import type { FlexPayOptions } from "../options"
import { readMetrics } from "./metrics"
import type { Metrics } from "./metrics"

/** Whether payments can arrive and are followed up. Contains no secret. */
export interface HealthReport {
  metrics: Metrics
  /** Whether FlexPay's addresses answer. */
  probes: ServiceProbe[]
  /** Whether FlexPay could call back, tried from this server itself. */
  callback: CallbackProbe & { isPublic: boolean }
  /** Expiry of FlexPay's token; null when the token does not state one. */
  tokenEndsAt: Date | null
  instances: RunningInstances
}

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

  /** Runs the checks. None of its requests to FlexPay can move money. */
  async check(): Promise<HealthReport> {
    const {
      database,
      client,
      options,
      instances: heartbeat,
    } = this.dependencies
    const { token, callback_base_url: address } = options
    const [metrics, probes, callback, instances] = await Promise.all([
      readMetrics(database),
      client.probe(),
      probeCallback(address),
      heartbeat.running(),
    ])
    return {
      metrics,
      probes,
      callback: { ...callback, isPublic: isPublicHttps(address) },
      tokenEndsAt: readTokenExpiry(token),
      instances,
    }
  }
}
