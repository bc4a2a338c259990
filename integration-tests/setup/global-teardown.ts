import { stopAll } from "../../harness/cleanup"

/** Ends what the tiers started, whether their tests passed or not. */
export default async function globalTeardown(): Promise<void> {
  await stopAll()
}
