import diagnostics from "node:diagnostics_channel"

/**
 * Ends the subscriptions to Node's diagnostics channels with the test file that
 * made them. Files of one worker share a process: the plugin's middlewares would
 * hide the addresses of every later server in it, a load balancer's included.
 */
const { subscribe } = diagnostics
const ends: (() => void)[] = []

diagnostics.subscribe = (name, listener) => {
  subscribe(name, listener)
  ends.push(() => diagnostics.unsubscribe(name, listener))
}

afterAll(() => {
  diagnostics.subscribe = subscribe
  ends.forEach((end) => end())
})
