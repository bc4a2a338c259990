/**
 * `medusa start` by plain Node, as a store in production runs it: reading
 * TypeScript on the way would cost us more than Medusa's own packages.
 */
const { default: start } = require("@medusajs/medusa/commands/start")

// Ends with the process that started it.
process.on("disconnect", () => process.kill(process.pid, "SIGKILL"))

void start({
  directory: __dirname,
  port: Number(process.env.PORT),
  types: false,
}).then(() => {
  const startedWithin = performance.now()
  const { user, system } = process.cpuUsage()
  globalThis.gc()
  const { rss } = process.memoryUsage()
  process.send({ startedWithin, cpu: (user + system) / 1000, rss })
})
