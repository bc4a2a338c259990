import { metrics } from "@medusajs/framework/opentelemetry/api"
import { PrometheusSerializer } from "@opentelemetry/exporter-prometheus"
import { MeterProvider, MetricReader } from "@opentelemetry/sdk-metrics"
import { describeModule } from "../setup/describe-module"
import { telemetryFiles } from "../setup/telemetry-files"

/** Reads metrics when the test asks for them. */
class Reader extends MetricReader {
  protected override async onForceFlush(): Promise<void> {}
  protected override async onShutdown(): Promise<void> {}

  /** As Prometheus would read them, a sample a line. */
  async samples(): Promise<string[]> {
    const { resourceMetrics, errors } = await this.collect()
    expect(errors).toEqual([])
    return new PrometheusSerializer(undefined, undefined, undefined, true, true)
      .serialize(resourceMetrics)
      .split("\n")
      .filter((line) => line && !line.startsWith("#"))
  }
}

describeModule("Telemetry", {}, (fixture) => {
  let provider: MeterProvider | undefined

  afterEach(async () => {
    metrics.disable()
    await provider?.shutdown()
  })

  /** Starts the server that the fixture is, with metrics. */
  async function start(): Promise<Reader> {
    const reader = new Reader()
    provider = new MeterProvider({ readers: [reader] })
    metrics.setGlobalMeterProvider(provider)
    await fixture.flexpay.__hooks.onApplicationStart()
    return reader
  }

  it("the store's condition is read when metrics are", async () => {
    const reader = await start()
    const { id } = await fixture.pay()
    await fixture.pay()
    await fixture.age(id, "90 seconds")
    await fixture.sql(
      "UPDATE flexpay_transaction SET attention = 'never_final', attention_at = now() WHERE id = $1",
      [id]
    )
    await fixture.flexpay.outbox.stop()
    await fixture.sql(
      `INSERT INTO flexpay_event (id, name, data, created_at)
       VALUES ('fpev_1', 'flexpay.payment.requested', '{}', now() - interval '2 minutes')`
    )
    await fixture.flexpay.jobs.record("recheck-flexpay-transactions")

    const samples = await reader.samples()

    expect(valueOf(samples, "flexpay_checks_due ")).toBe(1)
    expect(valueOf(samples, "flexpay_checks_due_age_seconds ")).toBeGreaterThan(
      50
    )
    expect(
      valueOf(
        samples,
        'flexpay_transactions_attention{flexpay_attention="never_final"} '
      )
    ).toBe(1)
    expect(
      valueOf(samples, "flexpay_transactions_open_age_seconds ")
    ).toBeGreaterThanOrEqual(90)
    expect(valueOf(samples, "flexpay_events_waiting ")).toBe(1)
    expect(
      valueOf(samples, "flexpay_events_waiting_age_seconds ")
    ).toBeGreaterThanOrEqual(120)
    expect(
      valueOf(
        samples,
        'flexpay_job_age_seconds{flexpay_job="recheck-flexpay-transactions"} '
      )
    ).toBeLessThan(60)
    expect(
      valueOf(samples, 'flexpay_breaker_open{flexpay_host="check"} ')
    ).toBe(0)
    expect(valueOf(samples, "flexpay_checks_budget ")).toBe(
      fixture.flexpay.options.checks_per_second
    )
  })

  it("durations are counted by operation and outcome, without ids", async () => {
    const reader = await start()
    const { id } = await fixture.pay()
    await fixture.confirmNow(id)

    const samples = await reader.samples()
    const counts = samples.filter((line) =>
      line.startsWith("flexpay_operation_duration_seconds_count")
    )

    expect(counts).toEqual([
      expect.stringContaining(
        'flexpay_operation="request",flexpay_outcome="accepted",flexpay_kind="payment",flexpay_operator="airtel"} 1'
      ),
      expect.stringContaining(
        'flexpay_operation="check",flexpay_outcome="waiting",flexpay_kind="payment",flexpay_operator="airtel"} 1'
      ),
    ])
    expect(samples.join("\n")).not.toContain(id)
  })

  it("nothing is read of a server that shuts down", async () => {
    const reader = await start()
    await fixture.flexpay.__hooks.onApplicationPrepareShutdown()

    expect(
      (await reader.samples()).filter((line) => line.includes("flexpay_checks"))
    ).toEqual([])
  })

  it("the dashboard and the alerts ask for metrics that exist", async () => {
    const reader = await start()
    await fixture.pay()
    await fixture.sql(
      "UPDATE flexpay_transaction SET attention = 'never_final', attention_at = now()"
    )
    await fixture.flexpay.jobs.record("recheck-flexpay-transactions")
    const samples = await reader.samples()
    // Metrics and their labels.
    const names = new Set(samples.join("\n").match(/flexpay_\w+(?==|[{ ])/g))

    for (const { file, text } of telemetryFiles()) {
      const used = new Set(text.match(/flexpay_[a-z_]+/g))
      expect([file, [...used].filter((name) => !names.has(name))]).toEqual([
        file,
        [],
      ])
      expect([file, used.size > 5]).toEqual([file, true])
    }
  })
})

function valueOf(samples: string[], start: string): number {
  const line = samples.find((each) => each.startsWith(start))
  return Number(line?.slice(start.length).split(" ")[0])
}
