// Runs a redis-server with the configuration file that it is given, and takes it
// along when it ends, also when who started it was killed: Redis by itself would
// live on, and a second one would then write into the same files.
"use strict"

const { spawn } = require("node:child_process")

const redis = spawn("redis-server", [process.argv[2]], {
  stdio: ["ignore", "inherit", "inherit"],
})
redis.once("error", (error) => {
  console.error(error.message)
  process.exit(1)
})
redis.once("exit", (code) => process.exit(code ?? 1))
for (const event of ["SIGTERM", "SIGINT", "disconnect"]) {
  process.on(event, () => redis.kill("SIGTERM"))
}
