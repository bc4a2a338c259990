// Required by the programs that the demo starts: if the demo is killed and
// cannot end them, they end themselves.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"))
// The channel alone does not keep a finished program running.
process.channel?.unref()
