// @ts-check
/* eslint-disable @medusajs/subscriber-default-export-required, @medusajs/subscriber-config-export-required -- the rules read ESM only */
const { appendFileSync } = require("node:fs")

/**
 * A subscriber that does its work before anything else runs: it adds each of the
 * plugin's events about transactions to the file EVENT_LOG, if that is set.
 *
 * @param {import("@medusajs/framework/subscribers").SubscriberArgs<{ id: string, event_id: string }>} args
 */
async function logEvent({ event: { name, data } }) {
  const { EVENT_LOG } = process.env
  if (EVENT_LOG) {
    const { id, event_id } = data
    appendFileSync(EVENT_LOG, `${JSON.stringify({ name, id, event_id })}\n`)
  }
}

module.exports = {
  default: logEvent,
  /** @type {import("@medusajs/framework/subscribers").SubscriberConfig} */
  config: {
    event: [
      "flexpay.payment_succeeded",
      "flexpay.payment_failed",
      "flexpay.payment_reversed",
      "flexpay.payout_requested",
      "flexpay.payout_succeeded",
      "flexpay.payout_failed",
      "flexpay.attention_needed",
    ],
  },
}
