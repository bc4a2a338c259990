// Runs a redis-server with the given configuration file, and ends it together
// with this process, even if the parent was killed. Otherwise Redis would keep
// running, and a second one would write into the same files.
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
