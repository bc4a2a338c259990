/**
 * What the teardown has to know of the setup: both run in Jest's own process.
 * Nothing has to be stopped when `DATABASE_URL` was given.
 */
export const testDatabase = {
  stop: async (): Promise<void> => undefined,
}
