/**
 * Keeps out of the tests' output what Medusa prints past its logger and nobody
 * can act on.
 */
const NOISE = [
  // Between two tests the database is replaced, which hangs up on Medusa's idle
  // connections. Knex notices, opens new ones, and prints a line for each.
  "Connection Error: Connection ended",
  // A callback that was queued when its test ended.
  "after its callback failed: There is no FlexPay transaction",
  "terminating connection due to administrator command",
  // One of Medusa's migrations, on a database that has no users yet.
  'Note: If the index "IDX_user_email" fails',
]

for (const method of ["log", "info"] as const) {
  const print = console[method]
  console[method] = (...values: unknown[]) => {
    if (!NOISE.some((noise) => String(values[0]).includes(noise))) {
      print(...values)
    }
  }
}
