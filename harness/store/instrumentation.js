// @ts-check
const { appendFileSync } = require("node:fs")

/** Where spans are written, a JSON text a line; without it nothing is traced. */
const file = process.env.STORE_TRACES

/** Where metrics are served to Prometheus; without it none are. */
const port = Number(process.env.STORE_METRICS_PORT)

/** Writes each span at once. */
const exporter = {
  /**
   * @param {{ name: string, attributes: object, events: object[], status: object, instrumentationScope: { name: string } }[]} spans
   * @param {(result: { code: number }) => void} done
   */
  export(spans, done) {
    for (const { name, attributes, events, status, ...span } of spans) {
      const scope = span.instrumentationScope.name
      const line = { scope, name, attributes, events, status }
      appendFileSync(String(file), `${JSON.stringify(line)}\n`)
    }
    done({ code: 0 })
  },
  async shutdown() {},
}

/** Traces all that Medusa can. Loads what it needs: other stores start sooner. */
function register() {
  const { registerOtel } = require("@medusajs/medusa")
  const { PrometheusExporter } = require("@opentelemetry/exporter-prometheus")
  const { HttpInstrumentation } = require("@opentelemetry/instrumentation-http")
  registerOtel({
    serviceName: "store",
    exporter,
    metricReaders: port ? [new PrometheusExporter({ port })] : [],
    instrumentations: [new HttpInstrumentation()],
    instrument: {
      http: true,
      query: true,
      workflows: true,
      db: true,
      cache: true,
    },
  })
}

/** What Medusa calls before it starts. */
module.exports = file ? { register } : {}
