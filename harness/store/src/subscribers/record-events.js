// @ts-check
/* eslint-disable @medusajs/subscriber-default-export-required, @medusajs/subscriber-config-export-required -- the rules read ESM only */
const { ContainerRegistrationKeys } = require("@medusajs/framework/utils")

/**
 * A subscriber as a store has one that sends a mail for each order. It records
 * what it receives in the table `store_event`, where tests of killed servers
 * read it; such a test sets RECORD_EVENTS and creates the table.
 *
 * @param {import("@medusajs/framework/subscribers").SubscriberArgs<{ id: string }>} args
 */
async function recordEvent({ event, container }) {
  if (process.env.RECORD_EVENTS) {
    await container
      .resolve(ContainerRegistrationKeys.PG_CONNECTION)
      .raw("INSERT INTO store_event (name, subject_id) VALUES (?, ?)", [
        event.name,
        event.data.id,
      ])
  }
}

module.exports = {
  default: recordEvent,
  /** @type {import("@medusajs/framework/subscribers").SubscriberConfig} */
  config: { event: ["order.placed", "payment.captured"] },
}
