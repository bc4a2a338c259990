import type { ExecArgs } from "@medusajs/framework/types"

import { seed } from "../seed"

/** `npx medusa exec ./src/scripts/seed.ts` */
export default async function seedScript({ container }: ExecArgs) {
  await seed(container)
}
