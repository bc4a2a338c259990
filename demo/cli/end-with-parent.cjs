// Loaded into the programs that the demo starts: when the demo itself is killed,
// so that it can't end them, they end by themselves.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"))
// Listening alone keeps no program running that has done its work.
process.channel?.unref()
