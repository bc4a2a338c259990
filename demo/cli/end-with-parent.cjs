// Loaded into Medusa's processes: when the demo itself is killed, so that it
// can't end them, they end by themselves.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"))
